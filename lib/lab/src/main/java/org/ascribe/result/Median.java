package org.ascribe.result;

import java.util.Arrays;

/** The middle of numbers: what a mean is not where a few are a thousand times larger than all others. */
public final class Median {

    private Median() {}

    /**
     * The median.
     *
     * @param numbers one or more; infinite ones may be among them
     * @return the one in the middle, or the mean of the middle two; NaN if one of the numbers is
     * @throws IllegalArgumentException if there are none
     */
    public static double of(double... numbers) {
        if (numbers.length == 0) {
            throw new IllegalArgumentException("numbers: none; expected one or more to have a median");
        }
        if (Arrays.stream(numbers).anyMatch(Double::isNaN)) {
            return Double.NaN;
        }
        double[] ones = new double[numbers.length];
        Arrays.fill(ones, 1);
        return ofSorted(Arrays.stream(numbers).sorted().toArray(), ones);
    }

    /** Of a sample that has each number so many times, as many in all as there are numbers. */
    static double ofSorted(double[] sorted, double[] counts) {
        int lower = (sorted.length - 1) / 2;
        int upper = sorted.length / 2;
        double seen = 0;
        double first = Double.NaN;
        for (int i = 0; i < sorted.length; i++) {
            seen += counts[i];
            if (Double.isNaN(first) && seen > lower) {
                first = sorted[i];
            }
            if (seen > upper) {
                // Twice the same, which may be infinite, or too large to be doubled.
                return first == sorted[i] ? first : (first + sorted[i]) / 2;
            }
        }
        return Double.NaN;
    }
}
