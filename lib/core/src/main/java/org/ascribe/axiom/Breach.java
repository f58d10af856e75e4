package org.ascribe.axiom;

/**
 * By how much an axiom is missed.
 *
 * @param size in the unit of f, or of f per unit of input for a method whose values are; 0 where it is not missed
 * @param words what is and what should be
 */
public record Breach(double size, String words) {}
