package org.ascribe.sampling;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.stream.IntStream;
import org.ascribe.engine.Tensors;
import org.hipparchus.random.RandomGenerator;

/** Random numbers that follow from a seed and the number of the draw alone. */
final class Draws {

    private Draws() {}

    /** The number of draw s for feature i, in the order of the features; several draws may be made at a time. */
    @FunctionalInterface
    interface Next {
        double of(int s, int i, RandomGenerator random);
    }

    static NDArray of(NDArray batch, int from, int to, long seed, Next next) {
        Shape sample = batch.getShape().slice(1);
        int size = (int) sample.size();
        Shape shape = new Shape(to - from, 1).addAll(sample);
        if (batch.getDataType() == DataType.FLOAT32) {
            float[] values = new float[(to - from) * size];
            each(from, to, size, seed, next, (at, value) -> values[at] = (float) value);
            return Tensors.of(batch.getManager(), values, shape);
        }
        double[] values = new double[(to - from) * size];
        each(from, to, size, seed, next, (at, value) -> values[at] = value);
        return Tensors.like(batch, values, shape);
    }

    @FunctionalInterface
    private interface Store {
        void put(int at, double value);
    }

    /** On all processors: a normal number takes a core some 35 ns, and a gradient needs one for every feature. */
    private static void each(int from, int to, int size, long seed, Next next, Store store) {
        IntStream.range(from, to).parallel().forEach(s -> {
            RandomGenerator random = random(seed, s);
            int offset = (s - from) * size;
            for (int i = 0; i < size; i++) {
                store.put(offset + i, next.of(s, i, random));
            }
        });
    }

    static RandomGenerator random(long seed, int s) {
        return new NormalTwister((int) (seed >>> 32), (int) seed, s);
    }
}
