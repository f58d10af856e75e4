package org.ascribe;

import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * How much each feature of a sample contributed to {@code f(x) - f(baseline)}. Immutable and on the heap: it outlives the
 * model that made it.
 *
 * @param method the method with its hyperparameters
 * @param shape shape of the values: that of the sample, or of the layer that the method explains
 * @param values one number per feature in row-major order; positive speaks for the target, in {@code unit}s
 * @param inputShape shape of the sample, without the batch axis
 * @param input the explained sample, in row-major order
 * @param target 0-based index of the explained class
 * @param unit what f is measured in
 * @param output f(x)
 * @param baselineOutput f(baseline), the mean where there are several, empty for a method without one
 * @param certificate how far the values can be trusted
 * @param cost rows forward and backward, and seconds
 */
public record Attribution(
        AttributionMethod method,
        long[] shape,
        double[] values,
        long[] inputShape,
        double[] input,
        int target,
        Unit unit,
        double output,
        OptionalDouble baselineOutput,
        Certificate certificate,
        Cost cost) {

    /**
     * Copies the arrays.
     *
     * @param method the method with its hyperparameters
     * @param shape shape of the values
     * @param values one number per feature in row-major order
     * @param inputShape shape of the sample, without the batch axis
     * @param input the explained sample, in row-major order
     * @param target 0-based index of the explained class
     * @param unit what f is measured in
     * @param output f(x)
     * @param baselineOutput f(baseline), the mean where there are several, empty for a method without one
     * @param certificate how far the values can be trusted
     * @param cost rows forward and backward, and seconds
     */
    public Attribution {
        shape = shape.clone();
        values = values.clone();
        inputShape = inputShape.clone();
        input = input.clone();
        Objects.requireNonNull(method, "method");
    }

    /**
     * Shape of the values.
     *
     * @return a copy, without the batch axis
     */
    @Override
    public long[] shape() {
        return shape.clone();
    }

    /**
     * Shape of the sample.
     *
     * @return a copy, without the batch axis
     */
    @Override
    public long[] inputShape() {
        return inputShape.clone();
    }

    /**
     * One number per feature.
     *
     * @return a copy, in row-major order
     */
    @Override
    public double[] values() {
        return values.clone();
    }

    /**
     * The explained sample.
     *
     * @return a copy, in row-major order
     */
    @Override
    public double[] input() {
        return input.clone();
    }

    /**
     * Sum of all values.
     *
     * @return Σᵢ aᵢ
     */
    public double sum() {
        return Arrays.stream(values).sum();
    }

    /**
     * What completeness lacks: {@code Σᵢ aᵢ - (f(x) - f(baseline))}, where a value that a group of features has in common counts
     * once if the method says so.
     *
     * @return the convergence delta, empty for a method without a baseline
     */
    public OptionalDouble convergenceDelta() {
        return baselineOutput.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(method.total(values, new Shape(shape)) - (output - baselineOutput.getAsDouble()));
    }

    /**
     * Which values stand out of the noise of their sampling: {@code |aᵢ| > 2 SEᵢ}.
     *
     * @return one flag per value; all true for a method that does not sample
     */
    public boolean[] resolved() {
        double[] errors = certificate.standardError().orElse(null);
        boolean[] resolved = new boolean[values.length];
        for (int i = 0; i < values.length; i++) {
            resolved[i] = errors == null || Math.abs(values[i]) > 2 * errors[i];
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
        if (shape.length != 3) {
            throw new IllegalStateException("shape: " + Arrays.toString(shape)
                    + "; a pixel map needs values of shape [channels, height, width]");
        }
        int channels = (int) shape[0];
        int height = (int) shape[1];
        int width = (int) shape[2];
        double[][] map = new double[height][width];
        for (int c = 0; c < channels; c++) {
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    map[y][x] += values[(c * height + y) * width + x];
                }
            }
        }
        return map;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Attribution that
                && method.equals(that.method)
                && Arrays.equals(shape, that.shape)
                && Arrays.equals(values, that.values)
                && Arrays.equals(inputShape, that.inputShape)
                && Arrays.equals(input, that.input)
                && target == that.target
                && unit == that.unit
                && Double.compare(output, that.output) == 0
                && baselineOutput.equals(that.baselineOutput)
                && certificate.equals(that.certificate);
    }

    @Override
    public int hashCode() {
        return Objects.hash(method, Arrays.hashCode(values), target, unit);
    }

    @Override
    public String toString() {
        String reference = baselineOutput.isPresent()
                ? String.format(Locale.ROOT, ", f(baseline) = %.6g", baselineOutput.getAsDouble())
                : "";
        return String.format(
                Locale.ROOT,
                "%s of class %d (%s): shape %s, f(x) = %.6g%s, sum = %.6g",
                method,
                target,
                unit.name().toLowerCase(Locale.ROOT),
                Arrays.toString(shape),
                output,
                reference,
                sum());
    }
}
