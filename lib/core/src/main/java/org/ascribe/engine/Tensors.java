package org.ascribe.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * The one place where arrays of the engine are made from Java values. They own their memory.
 *
 * <p>The engine's own factory lays Java values into a direct buffer and lends that to the array; the Java object keeps the buffer,
 * but its views ({@code reshape}, {@code get}, {@code stopGradient}, {@code broadcast}, {@code toType} to the same type) and the graphs
 * that remember it do not. Once the object is closed the next garbage collection frees the buffer, and the numbers become those of
 * whatever comes to lie there. Here the values are written into storage of the engine, which counts who refers to it: views and
 * graphs may outlive the array and its manager.
 *
 * <p>Cost: one allocation and one copy, which also converts between single and double precision. Values are rounded to nearest, as
 * by a cast.
 */
public final class Tensors {

    private Tensors() {}

    /**
     * An array in double precision.
     *
     * @param owner where it is attached, and whose device it lies on
     * @param values in row-major order
     * @param shape of as many numbers
     * @return a new array of type float64
     * @throws IllegalArgumentException if the shape has another number of elements
     */
    public static NDArray of(NDManager owner, double[] values, Shape shape) {
        return of(owner, DataType.FLOAT64, values, shape);
    }

    /**
     * An array of a floating type, rounded from double precision.
     *
     * @param owner where it is attached, and whose device it lies on
     * @param type of the array
     * @param values in row-major order
     * @param shape of as many numbers
     * @return a new array of this type
     * @throws IllegalArgumentException if the shape has another number of elements
     */
    public static NDArray of(NDManager owner, DataType type, double[] values, Shape shape) {
        return of(owner, type, DoubleBuffer.wrap(values), shape);
    }

    /**
     * As {@link #of(NDManager, DataType, double[], Shape)}, of what remains in a buffer.
     *
     * @param owner where it is attached, and whose device it lies on
     * @param type of the array
     * @param values in row-major order; the buffer's position stays
     * @param shape of as many numbers
     * @return a new array of this type
     * @throws IllegalArgumentException if the shape has another number of elements
     */
    public static NDArray of(NDManager owner, DataType type, DoubleBuffer values, Shape shape) {
        check(values.remaining(), shape);
        DoubleBuffer from = values.duplicate();
        return switch (type) {
            case FLOAT64 -> filled(owner, type, shape, to -> to.asDoubleBuffer().put(from));
            case FLOAT32 ->
                filled(owner, type, shape, to -> {
                    FloatBuffer floats = to.asFloatBuffer();
                    while (from.hasRemaining()) {
                        floats.put((float) from.get());
                    }
                });
            default -> converted(of(owner, DataType.FLOAT64, values, shape), type);
        };
    }

    /**
     * An array in single precision.
     *
     * @param owner where it is attached, and whose device it lies on
     * @param values in row-major order
     * @param shape of as many numbers
     * @return a new array of type float32
     * @throws IllegalArgumentException if the shape has another number of elements
     */
    public static NDArray of(NDManager owner, float[] values, Shape shape) {
        return of(owner, DataType.FLOAT32, values, shape);
    }

    /**
     * An array of a floating type, converted from single precision.
     *
     * @param owner where it is attached, and whose device it lies on
     * @param type of the array
     * @param values in row-major order
     * @param shape of as many numbers
     * @return a new array of this type
     * @throws IllegalArgumentException if the shape has another number of elements
     */
    public static NDArray of(NDManager owner, DataType type, float[] values, Shape shape) {
        return of(owner, type, FloatBuffer.wrap(values), shape);
    }

    /**
     * As {@link #of(NDManager, DataType, float[], Shape)}, of what remains in a buffer.
     *
     * @param owner where it is attached, and whose device it lies on
     * @param type of the array
     * @param values in row-major order; the buffer's position stays
     * @param shape of as many numbers
     * @return a new array of this type
     * @throws IllegalArgumentException if the shape has another number of elements
     */
    public static NDArray of(NDManager owner, DataType type, FloatBuffer values, Shape shape) {
        check(values.remaining(), shape);
        FloatBuffer from = values.duplicate();
        NDArray single =
                filled(owner, DataType.FLOAT32, shape, to -> to.asFloatBuffer().put(from));
        return type == DataType.FLOAT32 ? single : converted(single, type);
    }

    /**
     * An array of integers.
     *
     * @param owner where it is attached, and whose device it lies on
     * @param values in row-major order
     * @param shape of as many numbers
     * @return a new array of type int32
     * @throws IllegalArgumentException if the shape has another number of elements
     */
    public static NDArray of(NDManager owner, int[] values, Shape shape) {
        check(values.length, shape);
        return filled(owner, DataType.INT32, shape, to -> to.asIntBuffer().put(values));
    }

    /**
     * An array of integers, as the engine wants indices and classes.
     *
     * @param owner where it is attached, and whose device it lies on
     * @param values in row-major order
     * @param shape of as many numbers
     * @return a new array of type int64
     * @throws IllegalArgumentException if the shape has another number of elements
     */
    public static NDArray of(NDManager owner, long[] values, Shape shape) {
        check(values.length, shape);
        return filled(owner, DataType.INT64, shape, to -> to.asLongBuffer().put(values));
    }

    /**
     * An array of truth values.
     *
     * @param owner where it is attached, and whose device it lies on
     * @param values in row-major order
     * @param shape of as many values
     * @return a new array of type boolean
     * @throws IllegalArgumentException if the shape has another number of elements
     */
    public static NDArray of(NDManager owner, boolean[] values, Shape shape) {
        check(values.length, shape);
        return filled(owner, DataType.BOOLEAN, shape, to -> {
            for (boolean value : values) {
                to.put((byte) (value ? 1 : 0));
            }
        });
    }

    /**
     * Indices of rows, for {@code new NDIndex("{}", index)}.
     *
     * @param owner where it is attached, and whose device it lies on
     * @param rows which
     * @return {@code [k]}, of type int64
     */
    public static NDArray index(NDManager owner, int... rows) {
        return of(owner, Arrays.stream(rows).asLongStream().toArray(), new Shape(rows.length));
    }

    /**
     * An array of the manager, the device and the type of another.
     *
     * @param other a floating array
     * @param values in row-major order
     * @param shape of as many numbers
     * @return a new array
     * @throws IllegalArgumentException if the shape has another number of elements
     */
    public static NDArray like(NDArray other, double[] values, Shape shape) {
        return of(other.getManager(), other.getDataType(), values, shape);
    }

    /**
     * One number, of the manager, the device and the type of another array.
     *
     * @param other a floating array
     * @param value the number
     * @return an array without axes
     */
    public static NDArray scalar(NDArray other, double value) {
        return like(other, new double[] {value}, new Shape());
    }

    /**
     * Numbers along one axis, to be combined with arrays that are larger along the others; of the manager, the device and the type
     * of another array.
     *
     * @param other a floating array
     * @param axis along which the numbers lie
     * @param axes how many axes there are
     * @param values the numbers
     * @return {@code [1, ..., k, ..., 1]}
     */
    public static NDArray along(NDArray other, int axis, int axes, double... values) {
        return like(other, values, Shapes.along(axis, axes, values.length));
    }

    /**
     * Reads an array in NumPy's format.
     *
     * @param owner where it is attached, and whose device it lies on
     * @param type of the array, whatever the file's
     * @param numpy what a {@code .npy} file contains
     * @return a new array of this type
     * @throws IOException if it cannot be read
     */
    public static NDArray decoded(NDManager owner, DataType type, InputStream numpy) throws IOException {
        try (NDArray borrowed = NDList.decode(owner, numpy).singletonOrThrow()) {
            return borrowed.getDataType() == type ? borrowed.duplicate() : borrowed.toType(type, true);
        }
    }

    /**
     * Repeats an array to fill a shape.
     *
     * @param one an array that can be broadcast to the shape; it is closed
     * @param shape the shape
     * @return a new array, with memory for each of its numbers
     */
    public static NDArray spread(NDArray one, Shape shape) {
        try (one;
                NDArray view = one.broadcast(shape)) {
            return view.duplicate();
        }
    }

    private static NDArray converted(NDArray wide, DataType type) {
        try (wide) {
            return wide.toType(type, false);
        }
    }

    private static NDArray filled(NDManager owner, DataType type, Shape shape, Consumer<ByteBuffer> values) {
        if (owner.getDevice().isGpu()) {
            int bytes = Math.toIntExact(shape.size() * type.getNumOfBytes());
            ByteBuffer host = ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
            values.accept(host);
            // Never borrowed: what lies on a device is copied there.
            return owner.create(host.rewind(), shape, type);
        }
        NDArray array = owner.create(shape, type);
        if (shape.size() > 0) {
            values.accept(array.toByteBuffer(true));
        }
        return array;
    }

    private static void check(int values, Shape shape) {
        if (shape.size() != values) {
            throw new IllegalArgumentException(
                    "values: " + values + "; expected " + shape.size() + " for an array of shape " + shape);
        }
    }
}
