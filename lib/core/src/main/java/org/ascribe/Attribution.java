package org.ascribe;

import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalDouble;
import org.ascribe.engine.HeapArray;

/**
 * How much each feature of a sample contributed to {@code f(x) - f(baseline)}. Immutable and on the heap: it outlives the
 * model that made it.
 *
 * @param method the method with its hyperparameters
 * @param map one number per feature, in the shape of the sample or of the layer that the method explains; positive speaks for the
 *     target, in the unit of f
 * @param sample what was explained, without the batch axis
 * @param explained f, at the sample and at the baseline
 * @param certificate how far the values can be trusted
 * @param cost rows forward and backward, and seconds
 */
public record Attribution(
        AttributionMethod method,
        HeapArray map,
        HeapArray sample,
        Explained explained,
        Certificate certificate,
        Cost cost) {

    /**
     * Shape of the values.
     *
     * @return a copy, without the batch axis
     */
    public long[] shape() {
        return map.shape();
    }

    /**
     * Shape of the sample.
     *
     * @return a copy, without the batch axis
     */
    public long[] inputShape() {
        return sample.shape();
    }

    /**
     * One number per feature.
     *
     * @return a copy, in row-major order
     */
    public double[] values() {
        return map.values();
    }

    /**
     * The explained sample.
     *
     * @return a copy, in row-major order
     */
    public double[] input() {
        return sample.values();
    }

    /**
     * The explained class.
     *
     * @return its 0-based index
     */
    public int target() {
        return explained.target();
    }

    /**
     * What f is measured in.
     *
     * @return logits or probabilities
     */
    public Unit unit() {
        return explained.unit();
    }

    /**
     * f(x).
     *
     * @return in units of f
     */
    public double output() {
        return explained.output();
    }

    /**
     * f(baseline).
     *
     * @return the mean where there are several baselines, empty for a method without one
     */
    public OptionalDouble baselineOutput() {
        return explained.baselineOutput();
    }

    /**
     * Sum of all values.
     *
     * @return Σᵢ aᵢ
     */
    public double sum() {
        return Arrays.stream(map.values()).sum();
    }

    /**
     * What completeness lacks: {@code Σᵢ aᵢ - (f(x) - f(baseline))}, where a value that a group of features has in common counts
     * once if the method says so.
     *
     * @return the convergence delta, empty for a method without a baseline
     */
    public OptionalDouble convergenceDelta() {
        OptionalDouble reference = baselineOutput();
        return reference.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(method.total(values(), new Shape(shape())) - (output() - reference.getAsDouble()));
    }

    /**
     * Which values stand out of the noise of their sampling: {@code |aᵢ| > 2 SEᵢ}.
     *
     * @return one flag per value; all true for a method that does not sample
     */
    public boolean[] resolved() {
        double[] values = values();
        double[] errors = certificate.standardError().orElseGet(() -> new double[0]);
        boolean[] resolved = new boolean[values.length];
        for (int i = 0; i < values.length; i++) {
            resolved[i] = errors.length == 0 || Math.abs(values[i]) > 2 * errors[i];
        }
        return resolved;
    }

    /**
     * The values of an image as rows and columns, channels summed.
     *
     * @return {@code [height][width]}
     * @throws IllegalStateException if the values are not {@code [channels, height, width]}
     */
    public double[][] pixelMap() {
        long[] shape = shape();
        if (shape.length != 3) {
            throw new IllegalStateException("shape: " + Arrays.toString(shape)
                    + "; a pixel map needs values of shape [channels, height, width]");
        }
        int channels = (int) shape[0];
        int height = (int) shape[1];
        int width = (int) shape[2];
        double[] values = values();
        double[][] pixels = new double[height][width];
        for (int c = 0; c < channels; c++) {
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    pixels[y][x] += values[(c * height + y) * width + x];
                }
            }
        }
        return pixels;
    }

    /** Whatever it cost. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Attribution that
                && method.equals(that.method)
                && map.equals(that.map)
                && sample.equals(that.sample)
                && explained.equals(that.explained)
                && certificate.equals(that.certificate);
    }

    @Override
    public int hashCode() {
        return Objects.hash(method, map, explained);
    }

    @Override
    public String toString() {
        OptionalDouble baseline = baselineOutput();
        String reference =
                baseline.isPresent() ? String.format(Locale.ROOT, ", f(baseline) = %.6g", baseline.getAsDouble()) : "";
        return String.format(
                Locale.ROOT,
                "%s of class %d (%s): shape %s, f(x) = %.6g%s, sum = %.6g",
                method,
                target(),
                unit().name().toLowerCase(Locale.ROOT),
                Arrays.toString(shape()),
                output(),
                reference,
                sum());
    }
}
