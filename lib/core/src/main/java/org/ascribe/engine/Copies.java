package org.ascribe.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.stream.IntStream;

/** Copies of all n samples of a batch, {@code [k, n, ...]}, and the one batch in which f takes them, {@code [k n, ...]}, copy by copy. */
public final class Copies {

    private Copies() {}

    /**
     * The same batch several times.
     *
     * @param batch {@code [n, ...]}
     * @param copies k, how many times
     * @return {@code [k, n, ...]}; a view
     */
    public static NDArray of(NDArray batch, long copies) {
        return batch.expandDims(0).broadcast(new Shape(copies).addAll(batch.getShape()));
    }

    /**
     * All copies as one batch.
     *
     * @param copies {@code [k, n, ...]}
     * @return {@code [k n, ...]}; a view where the memory allows it
     */
    public static NDArray flat(NDArray copies) {
        Shape shape = copies.getShape();
        return copies.reshape(new Shape(shape.get(0) * shape.get(1)).addAll(shape.slice(2)));
    }

    /**
     * One batch as copies.
     *
     * @param rows {@code [k n, ...]}
     * @param samples n, how many samples a copy has
     * @return {@code [k, n, ...]}; a view where the memory allows it
     */
    public static NDArray apart(NDArray rows, long samples) {
        Shape shape = rows.getShape();
        return rows.reshape(new Shape(shape.get(0) / samples, samples).addAll(shape.slice(1)));
    }

    /**
     * Which sample each row of the one batch is a copy of, for a function bound to the samples.
     *
     * @param copies k
     * @param samples n
     * @return 0 to n - 1, k times
     */
    public static int[] samples(long copies, long samples) {
        return IntStream.range(0, Math.toIntExact(copies * samples))
                .map(row -> (int) (row % samples))
                .toArray();
    }
}
