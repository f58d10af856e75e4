package org.ascribe.weights;

import java.nio.Buffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * A tensor of a torch file, before its storage is read.
 *
 * @param start where its first value is
 * @param shape one entry an axis
 * @param stride how far apart neighbours along an axis are
 */
record TorchTensor(TorchStorage.Place start, long[] shape, long[] stride) {

    TorchTensor {
        // Strides of 0 show one value many times: a few bytes could ask for all the memory there is.
        if (shape.length != stride.length
                || last(start, shape, stride) >= start.storage().size()
                || size(shape) > start.storage().size()) {
            throw new IllegalArgumentException("a tensor of shape " + Arrays.toString(shape) + " and strides "
                    + Arrays.toString(stride) + " from " + start.offset() + " on; expected one within its storage of "
                    + start.storage().size() + " values, and no more values than that");
        }
    }

    /**
     * The values in row-major order; a copy only where they are not stored so.
     *
     * @param storage all values of the storage
     */
    Weights.Tensor of(Buffer storage) {
        int size = Math.toIntExact(size(shape));
        if (isContiguous()) {
            return new Weights.Tensor(shape, storage.slice((int) start.offset(), size));
        }
        if (storage instanceof FloatBuffer floats) {
            FloatBuffer values = FloatBuffer.allocate(size);
            for (int i = 0; i < size; i++) {
                values.put(i, floats.get(place(i)));
            }
            return new Weights.Tensor(shape, values);
        }
        DoubleBuffer values = DoubleBuffer.allocate(size);
        for (int i = 0; i < size; i++) {
            values.put(i, ((DoubleBuffer) storage).get(place(i)));
        }
        return new Weights.Tensor(shape, values);
    }

    private static long size(long[] shape) {
        long size = 1;
        for (long dimension : shape) {
            size = Math.multiplyExact(size, dimension);
        }
        return size;
    }

    private boolean isContiguous() {
        long expected = 1;
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            if (shape[axis] > 1 && stride[axis] != expected) {
                return false;
            }
            expected *= shape[axis];
        }
        return true;
    }

    private int place(int index) {
        long place = start.offset();
        long rest = index;
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            place += rest % shape[axis] * stride[axis];
            rest /= shape[axis];
        }
        return (int) place;
    }

    /** The largest place of a value; −1 if there is none, beyond any storage if a number is negative. */
    private static long last(TorchStorage.Place start, long[] shape, long[] stride) {
        long last = start.offset();
        boolean empty = false;
        for (int axis = 0; axis < shape.length; axis++) {
            if (shape[axis] < 0 || stride[axis] < 0) {
                return Long.MAX_VALUE;
            }
            empty |= shape[axis] == 0;
            last = Math.addExact(last, Math.multiplyExact(Math.max(0, shape[axis] - 1), stride[axis]));
        }
        return start.offset() < 0 ? Long.MAX_VALUE : empty ? -1 : last;
    }
}
