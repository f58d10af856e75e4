package org.ascribe.study.smoothtaylor;

/**
 * A map of one picture.
 *
 * @param label how it was made
 * @param values signed, {@code [3, side, side]} in row-major order
 */
record Explanation(TableLabel label, double[] values) {}
