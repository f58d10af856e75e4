package org.ascribe;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import org.apache.commons.math3.random.MersenneTwister;
import org.apache.commons.math3.random.RandomGenerator;

/** Random numbers that follow from a seed and the number of the draw alone. */
final class Draws {

    private Draws() {}

    /** The number of draw s for feature i, in the order of the features. */
    @FunctionalInterface
    interface Next {
        double of(int s, int i, RandomGenerator random);
    }

    static NDArray of(NDArray batch, int from, int to, long seed, Next next) {
        Shape sample = batch.getShape().slice(1);
        int size = (int) sample.size();
        double[] values = new double[(to - from) * size];
        for (int s = from; s < to; s++) {
            RandomGenerator random = random(seed, s);
            int offset = (s - from) * size;
            for (int i = 0; i < size; i++) {
                values[offset + i] = next.of(s, i, random);
            }
        }
        return create(batch, values, new Shape(to - from, 1).addAll(sample));
    }

    static RandomGenerator random(long seed, int s) {
        return new MersenneTwister(new int[] {(int) (seed >>> 32), (int) seed, s});
    }

    /** Fills a shape. A copy: an array made from Java values borrows their memory, which a mere view would outlive. */
    static NDArray spread(NDArray one, Shape shape) {
        try (one;
                NDArray view = one.broadcast(shape)) {
            return view.duplicate();
        }
    }

    static NDArray create(NDArray batch, double[] values, Shape shape) {
        NDArray wide = batch.getManager().create(values, shape);
        NDArray typed = wide.toType(batch.getDataType(), false);
        if (typed != wide) {
            wide.close();
        }
        return typed;
    }
}
