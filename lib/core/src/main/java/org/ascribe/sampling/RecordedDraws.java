package org.ascribe.sampling;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.ascribe.engine.Tensors;

/** Draws that were made elsewhere: for all rows alike, or row by row. */
final class RecordedDraws implements Sampler {

    /** For each row, for each draw, its features. */
    private final double[][][] draws;

    RecordedDraws(double[][][] draws) {
        this.draws = Arrays.stream(draws)
                .map(row -> Arrays.stream(row).map(double[]::clone).toArray(double[][]::new))
                .toArray(double[][][]::new);
        if (draws.length == 0
                || Arrays.stream(draws).anyMatch(row -> row.length == 0 || row.length != draws[0].length)) {
            throw new IllegalArgumentException(
                    "draws: none, or not as many for each row; expected one or more, as many for each row");
        }
        if (Arrays.stream(draws)
                .flatMap(Arrays::stream)
                .flatMapToDouble(Arrays::stream)
                .anyMatch(v -> !Double.isFinite(v))) {
            throw new IllegalArgumentException("draws: NaN or infinite entries; expected finite ones");
        }
    }

    int count() {
        return draws[0].length;
    }

    @Override
    public NDArray draws(NDArray batch, int from, int to) {
        if (to > count()) {
            throw new IllegalArgumentException("draws: " + count() + " recorded; expected " + to + " or more");
        }
        return draws(batch, IntStream.range(from, to).toArray());
    }

    /** Chosen draws, in any order and with repetitions. */
    NDArray draws(NDArray batch, int[] chosen) {
        Shape sample = batch.getShape().slice(1);
        int rows = draws.length;
        int size = (int) sample.size();
        if (rows != 1 && rows != batch.getShape().get(0)) {
            throw new IllegalArgumentException("draws: recorded for " + rows + " rows; expected 1 or "
                    + batch.getShape().get(0) + ", the rows of the batch");
        }
        double[] values = new double[chosen.length * rows * size];
        int next = 0;
        for (int s : chosen) {
            for (double[][] row : draws) {
                if (row[s].length != size) {
                    throw new IllegalArgumentException("draws: draw " + s + " has " + row[s].length
                            + " values; expected " + size + " for a sample of shape " + sample);
                }
                System.arraycopy(row[s], 0, values, next, size);
                next += size;
            }
        }
        return Tensors.like(batch, values, new Shape(chosen.length, rows).addAll(sample));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RecordedDraws that && Arrays.deepEquals(draws, that.draws);
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(draws);
    }

    @Override
    public String toString() {
        return "given(" + count() + " draws, hash " + Integer.toHexString(hashCode()) + ")";
    }
}
