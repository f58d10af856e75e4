package org.ascribe.metric;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * What a metric says of an attribution, or of several in the mean.
 *
 * @param value the number
 * @param direction which numbers are good
 * @param standardError of the value, where it rests on a sample; empty where it is exact
 * @param settings the metric with all its parameters
 */
public record Measurement(double value, Direction direction, OptionalDouble standardError, String settings) {

    /**
     * Several pictures in one number.
     *
     * @param measurements one or more, of the same metric with the same settings
     * @return the mean; its standard error is that of picking these pictures among all others, which contains the errors of the
     *     single measurements, and is empty for a single one that has none
     * @throws IllegalArgumentException if there are none, or their settings differ
     */
    public static Measurement mean(List<Measurement> measurements) {
        if (measurements.isEmpty()) {
            throw new IllegalArgumentException("measurements: none; expected one or more");
        }
        Measurement first = measurements.get(0);
        for (Measurement m : measurements) {
            if (!m.settings.equals(first.settings)) {
                throw new IllegalArgumentException("measurements: of " + m.settings + " and of " + first.settings
                        + "; expected the same settings for all");
            }
        }
        if (measurements.size() == 1) {
            return first;
        }
        SampleMean mean = SampleMean.of(
                measurements.stream().mapToDouble(Measurement::value).toArray());
        return new Measurement(mean.value(), first.direction, mean.standardError(), first.settings);
    }

    @Override
    public String toString() {
        String spread =
                standardError.isPresent() ? String.format(Locale.ROOT, " ± %.2g", standardError.getAsDouble()) : "";
        String better = direction == Direction.LOWER_IS_BETTER ? "lower" : "higher";
        return String.format(Locale.ROOT, "%.6g%s (%s is better), %s", value, spread, better, settings);
    }
}
