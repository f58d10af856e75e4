package org.ascribe.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.pooling.Pool;
import org.ascribe.engine.Tensors;

/** Windows of one size at equal steps; see {@link PoolWindows#sliding}. */
record SlidingWindows(Shape kernel, Shape stride, Shape padding, boolean ceil) implements PoolWindows {

    SlidingWindows {
        for (int axis = 0; axis < 2; axis++) {
            if (kernel.get(axis) < 1 || stride.get(axis) < 1 || padding.get(axis) > kernel.get(axis) / 2) {
                throw new IllegalArgumentException("kernel, stride, padding: " + kernel + ", " + stride + ", " + padding
                        + "; expected sides and strides of 1 or more, and a padding of at most half the side");
            }
        }
    }

    @Override
    public NDArray max(NDArray a) {
        return Pool.maxPool2d(a, kernel, stride, padding, ceil);
    }

    @Override
    public NDArray sum(NDArray a) {
        // DJL counts the padding whether told to or not.
        return Pool.avgPool2d(a, kernel, stride, padding, ceil, true).mul(count(a, true));
    }

    @Override
    public NDArray count(NDArray a, boolean includePadding) {
        double[] rows = lengths(a, 0, includePadding);
        double[] columns = lengths(a, 1, includePadding);
        NDArray height = Tensors.of(a.getManager(), rows, new Shape(rows.length, 1));
        NDArray width = Tensors.of(a.getManager(), columns, new Shape(1, columns.length));
        return height.mul(width).toType(a.getDataType(), false);
    }

    private long windows(NDArray a, int axis) {
        long room = a.getShape().get(2 + axis) + 2 * padding.get(axis) - kernel.get(axis);
        long step = stride.get(axis);
        if (!ceil) {
            return room / step + 1;
        }
        long n = (room + step - 1) / step + 1;
        return (n - 1) * step >= a.getShape().get(2 + axis) + padding.get(axis) ? n - 1 : n;
    }

    private double[] lengths(NDArray a, int axis, boolean includePadding) {
        long size = a.getShape().get(2 + axis);
        long before = padding.get(axis);
        double[] lengths = new double[(int) windows(a, axis)];
        for (int i = 0; i < lengths.length; i++) {
            long begin = i * stride.get(axis) - before;
            long end = Math.min(begin + kernel.get(axis), size + before);
            lengths[i] = includePadding ? end - begin : Math.min(end, size) - Math.max(begin, 0);
        }
        return lengths;
    }
}
