package org.ascribe.engine;

import ai.djl.ndarray.types.Shape;
import java.util.Arrays;

/** Shapes that an array needs to be combined with larger ones: what it has no numbers along is of length 1. */
public final class Shapes {

    private Shapes() {}

    /**
     * A shape of one axis, the others being of length 1.
     *
     * @param axis which
     * @param axes how many there are
     * @param length of this axis
     * @return {@code [1, ..., length, ..., 1]}
     */
    public static Shape along(int axis, int axes, long length) {
        long[] shape = new long[axes];
        Arrays.fill(shape, 1);
        shape[axis] = length;
        return new Shape(shape);
    }

    /**
     * A shape of the first axes, the others being of length 1.
     *
     * @param axes how many there are
     * @param lengths of the first of them
     * @return {@code [k, ..., 1, ...]}
     */
    public static Shape leading(int axes, long... lengths) {
        long[] shape = Arrays.copyOf(lengths, axes);
        Arrays.fill(shape, lengths.length, axes, 1);
        return new Shape(shape);
    }
}
