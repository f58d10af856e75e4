package org.ascribe.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.pooling.Pool;
import org.ascribe.engine.Tensors;

/**
 * A given number of windows that cover the image, see {@link PoolWindows#adaptive}; where the sizes do not divide, neighbours share
 * rows and differ in length.
 */
record AdaptiveWindows(int height, int width) implements PoolWindows {

    AdaptiveWindows {
        if (height < 1 || width < 1) {
            throw new IllegalArgumentException(
                    "height, width: " + height + ", " + width + "; expected outputs of 1 or more rows and columns");
        }
    }

    @Override
    public NDArray max(NDArray a) {
        Shape longest = new Shape(longest(a, 0), longest(a, 1));
        return Pool.maxPool2d(spread(a), longest, longest, new Shape(0, 0), false);
    }

    @Override
    public NDArray sum(NDArray a) {
        return members(a, 0).matMul(a).matMul(members(a, 1).transpose());
    }

    @Override
    public NDArray count(NDArray a, boolean includePadding) {
        NDArray rows = members(a, 0).sum(new int[] {1}, true);
        return rows.matMul(members(a, 1).sum(new int[] {1}, true).transpose());
    }

    /** Windows laid out side by side in equal lengths; the last row or column of a shorter one is repeated. */
    private NDArray spread(NDArray a) {
        return selection(a, 0).matMul(a).matMul(selection(a, 1).transpose());
    }

    /** {@code [windows, size]}: 1 where a row or column belongs to a window. */
    private NDArray members(NDArray a, int axis) {
        int size = size(a, axis);
        double[] ones = new double[outputs(axis) * size];
        for (int i = 0; i < outputs(axis); i++) {
            for (int k = begin(a, axis, i); k < end(a, axis, i); k++) {
                ones[i * size + k] = 1;
            }
        }
        return matrix(a, ones, outputs(axis), size);
    }

    /** {@code [windows · longest, size]}: the row or column that stands at each place of {@link #spread}. */
    private NDArray selection(NDArray a, int axis) {
        int size = size(a, axis);
        int longest = longest(a, axis);
        double[] ones = new double[outputs(axis) * longest * size];
        for (int i = 0; i < outputs(axis); i++) {
            for (int k = 0; k < longest; k++) {
                int from = Math.min(begin(a, axis, i) + k, end(a, axis, i) - 1);
                ones[(i * longest + k) * size + from] = 1;
            }
        }
        return matrix(a, ones, outputs(axis) * longest, size);
    }

    private static NDArray matrix(NDArray a, double[] values, int rows, int columns) {
        return Tensors.like(a, values, new Shape(rows, columns));
    }

    private int longest(NDArray a, int axis) {
        int longest = 0;
        for (int i = 0; i < outputs(axis); i++) {
            longest = Math.max(longest, end(a, axis, i) - begin(a, axis, i));
        }
        return longest;
    }

    private int begin(NDArray a, int axis, int i) {
        return i * size(a, axis) / outputs(axis);
    }

    private int end(NDArray a, int axis, int i) {
        return ((i + 1) * size(a, axis) + outputs(axis) - 1) / outputs(axis);
    }

    private int outputs(int axis) {
        return axis == 0 ? height : width;
    }

    private static int size(NDArray a, int axis) {
        return (int) a.getShape().get(2 + axis);
    }
}
