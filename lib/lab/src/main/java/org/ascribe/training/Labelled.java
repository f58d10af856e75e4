package org.ascribe.training;

import java.util.Map;

/**
 * A data set as networks learn from it.
 *
 * @param toLearn the samples to learn from
 * @param toTest the samples to measure the accuracy on
 * @param notes what has to be kept with a network to use it, a vocabulary say
 */
public record Labelled(Samples toLearn, Samples toTest, Map<String, String> notes) {}
