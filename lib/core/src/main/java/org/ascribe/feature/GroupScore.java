package org.ascribe.feature;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.ascribe.ScalarFunction;
import org.ascribe.engine.BatchSize;
import org.ascribe.engine.Finite;
import org.ascribe.engine.Heap;
import org.ascribe.engine.Tensors;

/** One number, or several, for each of several groups of features, each of a row of a batch. */
@FunctionalInterface
public interface GroupScore {

    /**
     * Scores groups.
     *
     * @param marked rows of the batch, in each of which the features of a group are marked
     * @return {@code [k]}, one number for each; or {@code [k, m]}
     */
    NDArray of(MaskedRows marked);

    /**
     * Scores rows with marked features, many at a time: enough to keep the engine busy, few enough to stay small.
     *
     * @param f the function, bound to the samples
     * @param x samples, {@code [n, ...]}
     * @param rows which row of x is meant, for each number to come
     * @param features which of its features are marked, for each number to come
     * @return the numbers, on the heap; where there are m for each, these side by side
     * @throws IllegalArgumentException if one is NaN or infinite
     */
    default double[] each(ScalarFunction f, NDArray x, int[] rows, IntFunction<int[]> features) {
        if (rows.length == 0) {
            return new double[0];
        }
        Shape sample = x.getShape().slice(1);
        int size = (int) sample.size();
        int portion = BatchSize.atOnce(x.getDevice(), sample);
        try (NDManager all = x.getManager().newSubManager()) {
            NDList scores = new NDList();
            for (int from = 0; from < rows.length; from += portion) {
                int to = Math.min(rows.length, from + portion);
                boolean[] marks = new boolean[(to - from) * size];
                for (int k = from; k < to; k++) {
                    for (int i : features.apply(k)) {
                        marks[(k - from) * size + i] = true;
                    }
                }
                int[] some = Arrays.copyOfRange(rows, from, to);
                try (NDManager scope = all.newSubManager()) {
                    NDArray masks = Tensors.of(scope, marks, new Shape(to - from).addAll(sample));
                    NDArray score =
                            of(new MaskedRows(f.rows(some), some, masks)).toType(DataType.FLOAT64, true);
                    score.attach(all);
                    scores.add(score);
                }
            }
            double[] numbers = Heap.of(NDArrays.concat(scores));
            int each = numbers.length / rows.length;
            return Finite.check(
                    numbers,
                    i -> "f: " + f + " with " + features.apply(i / each).length + " of the features of sample "
                            + rows[i / each] + " changed");
        }
    }

    /**
     * Scores all groups of all samples and gives the score of a group to each of its features; where groups overlap, a feature
     * gets the mean; a feature in no group gets 0. A group in which a sample does not differ from its baseline scores 0 without
     * being asked for.
     *
     * @param groups the groups
     * @param f the function, bound to the samples
     * @param x samples, {@code [n, ...]}
     * @param b baselines, {@code [n, ...]}
     * @return {@code [n, ...]}
     */
    default NDArray spread(FeatureGroups groups, ScalarFunction f, NDArray x, NDArray b) {
        try (NDArray one = spread(1, groups, f, x, b)) {
            return one.reshape(x.getShape());
        }
    }

    /**
     * As {@link #spread(FeatureGroups, ScalarFunction, NDArray, NDArray)}, of a score that gives every group several numbers.
     *
     * @param numbers m, how many
     * @param groups the groups
     * @param f the function, bound to the samples
     * @param x samples, {@code [n, ...]}
     * @param b baselines, {@code [n, ...]}
     * @return {@code [m, n, ...]}
     */
    default NDArray spread(int numbers, FeatureGroups groups, ScalarFunction f, NDArray x, NDArray b) {
        Shape shape = x.getShape();
        int size = (int) shape.slice(1).size();
        List<int[]> all = groups.of(shape.slice(1));
        List<int[]> active = new ArrayList<>();
        try (NDArray unlike = x.neq(b)) {
            boolean[] differs = unlike.toBooleanArray();
            for (int row = 0; row < shape.get(0); row++) {
                for (int g = 0; g < all.size(); g++) {
                    if (any(differs, row * size, all.get(g))) {
                        active.add(new int[] {row, g});
                    }
                }
            }
        }
        int[] rows = active.stream().mapToInt(pair -> pair[0]).toArray();
        double[] scores = each(f, x, rows, k -> all.get(active.get(k)[1]));
        int set = (int) shape.size();
        double[] values = new double[numbers * set];
        for (int k = 0; k < scores.length; k++) {
            for (int i : all.get(active.get(k / numbers)[1])) {
                values[k % numbers * set + rows[k / numbers] * size + i] += scores[k];
            }
        }
        int[] coverage = new int[size];
        all.forEach(group -> Arrays.stream(group).forEach(i -> coverage[i]++));
        for (int i = 0; i < values.length; i++) {
            values[i] /= Math.max(1, coverage[i % size]);
        }
        return Tensors.like(x, values, new Shape(numbers).addAll(shape));
    }

    private static boolean any(boolean[] differs, int offset, int[] group) {
        return Arrays.stream(group).anyMatch(i -> differs[offset + i]);
    }
}
