package org.ascribe.view;

import java.util.Locale;

/**
 * Equalities that a lesson states. Each call returns the sentence that the cell shows, or throws, so that a lesson whose numbers are not
 * what it says of them does not go on as if they were:
 *
 * <pre>{@code
 * Equal.within(1e-12, byHand, library)   // the same numbers (largest difference 2.2e-16)
 * }</pre>
 */
public final class Equal {

    private Equal() {}

    /**
     * Two ways to the same numbers.
     *
     * @param tolerance largest difference that is rounding, in the unit of the numbers
     * @param one the numbers of one way
     * @param other those of the other
     * @return a sentence that names the largest difference
     * @throws IllegalStateException if there are not as many, a difference is larger, or a number is NaN or infinite
     */
    public static String within(double tolerance, double[] one, double[] other) {
        if (one.length != other.length) {
            throw new IllegalStateException("not the same numbers: " + one.length + " of them, and " + other.length);
        }
        double largest = 0;
        for (int i = 0; i < one.length; i++) {
            double difference = Math.abs(one[i] - other[i]);
            if (!(difference <= tolerance)) {
                throw new IllegalStateException("not the same numbers: " + one[i] + " and " + other[i] + " at place "
                        + i + "; expected them within " + tolerance);
            }
            largest = Math.max(largest, difference);
        }
        return String.format(Locale.ROOT, "the same numbers (largest difference %.1e)", largest);
    }

    /**
     * Two ways to the same number.
     *
     * @param tolerance largest difference that is rounding
     * @param one the number of one way
     * @param other that of the other
     * @return a sentence that names their difference
     * @throws IllegalStateException if the difference is larger, or not a number
     */
    public static String within(double tolerance, double one, double other) {
        double difference = Math.abs(one - other);
        if (!(difference <= tolerance)) {
            throw new IllegalStateException(
                    "not the same number: " + one + " and " + other + "; expected them within " + tolerance);
        }
        return String.format(Locale.ROOT, "the same number (difference %.1e)", difference);
    }

    /**
     * Anything else that a lesson says of what it computed.
     *
     * @param sentence what is said
     * @param holds whether it is so
     * @return the sentence
     * @throws IllegalStateException if it is not so
     */
    public static String holds(String sentence, boolean holds) {
        if (!holds) {
            throw new IllegalStateException("it does not hold: " + sentence.strip());
        }
        return sentence;
    }
}
