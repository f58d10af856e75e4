package org.ascribe.result;

import java.util.Locale;

/**
 * A statistic of a sample of items with its 95 % interval.
 *
 * @param value the statistic of all items
 * @param low lower end of the interval
 * @param high upper end of the interval
 * @param items how many items
 */
public record Estimate(double value, double low, double high, int items) {

    /**
     * Whether a number lies in the interval.
     *
     * @param number the number
     * @param margin how far outside still counts, such as half a unit of its last printed digit
     * @return true if {@code low - margin ≤ number ≤ high + margin}; false for NaN
     */
    public boolean contains(double number, double margin) {
        return low - margin <= number && number <= high + margin;
    }

    /** As in a table: {@code 3.48 [3.41, 3.55]}. */
    @Override
    public String toString() {
        return digits(value) + " [" + digits(low) + ", " + digits(high) + "]";
    }

    private static String digits(double number) {
        if (Double.isInfinite(number)) {
            return number > 0 ? "∞" : "-∞";
        }
        return number == 0 ? "0" : String.format(Locale.ROOT, "%.3g", number);
    }
}
