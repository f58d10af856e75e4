package org.ascribe.metric;

/** Which values of a metric are the good ones. */
public enum Direction {
    /** The best attribution has the smallest value. */
    LOWER_IS_BETTER,
    /** The best attribution has the largest value. */
    HIGHER_IS_BETTER;

    /**
     * Compares two values of the same metric.
     *
     * @param value one value
     * @param other another
     * @return whether the first is strictly better; false if either is NaN
     */
    public boolean better(double value, double other) {
        return this == LOWER_IS_BETTER ? value < other : value > other;
    }
}
