package org.ascribe.verify;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import java.util.regex.Pattern;

/**
 * What an error in an array is relative to: its largest expected entry, but for the exceptions listed here. A case's own tolerance
 * in float64 knows no exceptions; float32, and what peers rounded to float32, are held to fractions of this scale.
 */
final class Magnitude {

    private record Special(Pattern array, String reason, ToDoubleBiFunction<ReferenceCase, double[]> scale) {}

    private static final List<Special> EXCEPTIONS = List.of(
            new Special(
                    Pattern.compile("(captum_)?convergence_delta"),
                    "relative to the magnitudes that were summed, since it is what is left of their sum",
                    (c, expected) -> magnitudes(c)),
            new Special(
                    Pattern.compile("d_percent_.*|eps_normalised"),
                    "relative to 1 if smaller, since it is a relative difference and zero but for rounding where two methods agree",
                    (c, expected) -> Math.max(1, largest(expected))));

    private Magnitude() {}

    /** What is not relative to its largest entry, each in a line with the reason. */
    static List<String> exceptions() {
        return EXCEPTIONS.stream()
                .map(special -> special.array + ": " + special.reason)
                .toList();
    }

    static double of(ReferenceCase c, String array, double[] expected) {
        return EXCEPTIONS.stream()
                .filter(exception -> exception.array.matcher(array).matches())
                .findFirst()
                .map(exception -> exception.scale.applyAsDouble(c, expected))
                .orElseGet(() -> largest(expected));
    }

    static double largest(double[] values) {
        return Arrays.stream(values).map(Math::abs).max().orElse(0);
    }

    /** The largest sum of magnitudes of a sample's attributions. */
    private static double magnitudes(ReferenceCase c) {
        double[] attributions = c.expected("attributions");
        int size = (int) (attributions.length / c.expectedShape("attributions")[0]);
        double largest = 0;
        for (int from = 0; from < attributions.length; from += size) {
            double sum = Arrays.stream(attributions, from, from + size)
                    .map(Math::abs)
                    .sum();
            largest = Math.max(largest, sum);
        }
        return largest;
    }
}
