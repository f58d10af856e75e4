package org.ascribe.axiom;

import java.util.List;

/**
 * What came of asking a method.
 *
 * @param trials questions that it answered, and that the axiom had something to say about
 * @param refusals what it said instead of answering, or what the axiom had nothing to say about
 */
public record Examination(List<Trial> trials, List<String> refusals) {}
