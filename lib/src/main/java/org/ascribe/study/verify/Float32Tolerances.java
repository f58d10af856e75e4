package org.ascribe.study.verify;

/** What float32 is held to: a thousandth of the largest expected entry. */
record Float32Tolerances(ReferenceCase c) implements Tolerances {

    private static final double RELATIVE = 1e-3;

    @Override
    public double of(String array, double[] expected) {
        return RELATIVE * Expectation.largest(expected);
    }
}
