package org.ascribe.view;

/**
 * An estimate between its bounds.
 *
 * @param low lower bound
 * @param value the estimate
 * @param high upper bound
 */
public record Interval(double low, double value, double high) {

    /**
     * Checks the order.
     *
     * @param low lower bound
     * @param value the estimate
     * @param high upper bound
     */
    public Interval {
        if (low > value || value > high) {
            throw new IllegalArgumentException(
                    "interval: " + low + " ≤ " + value + " ≤ " + high + " does not hold; expected low ≤ value ≤ high");
        }
    }
}
