package org.ascribe.engine;

import java.util.Arrays;

/**
 * Numbers and their shape on the heap: what outlives the model that made it. Immutable.
 *
 * @param shape length of each axis
 * @param values in row-major order
 */
public record HeapArray(long[] shape, double[] values) {

    /**
     * Copies both.
     *
     * @param shape length of each axis
     * @param values in row-major order
     * @throws IllegalArgumentException if there are more or fewer than the shape has
     */
    public HeapArray {
        shape = shape.clone();
        values = values.clone();
        if (Arrays.stream(shape).reduce(1, (a, b) -> a * b) != values.length) {
            throw new IllegalArgumentException(
                    "values: " + values.length + "; expected those of an array of shape " + Arrays.toString(shape));
        }
    }

    /**
     * Length of each axis.
     *
     * @return a copy
     */
    @Override
    public long[] shape() {
        return shape.clone();
    }

    /**
     * The numbers.
     *
     * @return a copy, in row-major order
     */
    @Override
    public double[] values() {
        return values.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HeapArray that
                && Arrays.equals(shape, that.shape)
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(shape) + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "numbers of shape " + Arrays.toString(shape);
    }
}
