package org.ascribe.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;

/**
 * What a model gave for a batch it was tried with.
 *
 * @param shapes of what it returned, or null where it failed
 * @param scores row by row, or null where there is none for each sample
 * @param failure what it threw, or null
 */
record Answer(Shape[] shapes, double[] scores, RuntimeException failure) {

    static Answer of(NDList outputs, int rows) {
        Shape[] shapes = outputs.getShapes();
        boolean given = shapes.length == 1
                && (shapes[0].dimension() == 1 || shapes[0].dimension() == 2)
                && (shapes[0].get(0) == rows || rows == 1 && shapes[0].dimension() == 1);
        if (!given) {
            return new Answer(shapes, null, null);
        }
        try (NDArray wide = outputs.head().toType(DataType.FLOAT64, true)) {
            return new Answer(shapes, wide.toDoubleArray(), null);
        }
    }

    static Answer failed(RuntimeException failure) {
        return new Answer(null, null, failure);
    }

    /** Whether there are scores for each sample. */
    boolean isGiven() {
        return scores != null;
    }

    boolean isFinite() {
        return isGiven() && Arrays.stream(scores).allMatch(Double::isFinite);
    }
}
