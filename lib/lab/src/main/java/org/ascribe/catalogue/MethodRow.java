package org.ascribe.catalogue;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import org.ascribe.Attribution;

/**
 * What became of one method on one sample.
 *
 * @param entry the method in the catalogue
 * @param attribution what it found, empty where it refused
 * @param refusal why it refused, "" where it did not
 * @param seconds median time, NaN where it refused
 * @param gradientSeconds median time of one gradient of the same sample, taken in turn with the method
 */
public record MethodRow(
        Methods.Entry entry,
        Optional<Attribution> attribution,
        String refusal,
        double seconds,
        double gradientSeconds) {

    static MethodRow of(Methods.Entry entry, Stopwatch.Timed<Attribution> timed) {
        return new MethodRow(entry, Optional.of(timed.result()), "", timed.seconds(), timed.yardstick());
    }

    static MethodRow refused(Methods.Entry entry, RuntimeException why) {
        return new MethodRow(entry, Optional.empty(), String.valueOf(why.getMessage()), Double.NaN, Double.NaN);
    }

    /**
     * What completeness lacks.
     *
     * @return the convergence delta, empty without a baseline or an attribution
     */
    public OptionalDouble residual() {
        return attribution.map(Attribution::convergenceDelta).orElse(OptionalDouble.empty());
    }

    /**
     * The largest standard error of a value.
     *
     * @return empty where the method does not sample
     */
    public OptionalDouble standardError() {
        return attribution
                .flatMap(a -> a.certificate().standardError())
                .map(errors -> Arrays.stream(errors).max())
                .orElse(OptionalDouble.empty());
    }

    /** Whether the attribution can be drawn as a map. */
    boolean isImage() {
        return attribution
                .map(Attribution::shape)
                .filter(shape -> shape.length == 3 && shape[1] > 1 && shape[2] > 1)
                .isPresent();
    }
}
