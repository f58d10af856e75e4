package org.ascribe.metric;

import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * A mean with its standard error {@code s / √n}.
 *
 * @param value the mean
 * @param standardError empty for a single value
 */
public record SampleMean(double value, OptionalDouble standardError) {

    /**
     * The mean of independent values.
     *
     * @param values one or more
     * @return mean and standard error
     * @throws IllegalArgumentException if there are none
     */
    public static SampleMean of(double... values) {
        int n = values.length;
        if (n == 0) {
            throw new IllegalArgumentException("values: none; expected one or more to have a mean");
        }
        double mean = Arrays.stream(values).sum() / n;
        if (n == 1) {
            return new SampleMean(mean, OptionalDouble.empty());
        }
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        return new SampleMean(mean, OptionalDouble.of(Math.sqrt(squares / (n - 1) / n)));
    }

    @Override
    public String toString() {
        return standardError.isPresent()
                ? String.format(Locale.ROOT, "%.6g ± %.2g", value, standardError.getAsDouble())
                : String.format(Locale.ROOT, "%.6g", value);
    }
}
