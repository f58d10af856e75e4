package org.ascribe.metric;

import java.util.Arrays;
import java.util.OptionalDouble;

/** A mean with its standard error {@code s / √n}, which takes two values or more. */
record Estimate(double value, OptionalDouble standardError) {

    static Estimate mean(double... values) {
        int n = values.length;
        double mean = Arrays.stream(values).sum() / n;
        if (n == 1) {
            return new Estimate(mean, OptionalDouble.empty());
        }
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        return new Estimate(mean, OptionalDouble.of(Math.sqrt(squares / (n - 1) / n)));
    }
}
