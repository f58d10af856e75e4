package org.ascribe;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.util.List;

/** One number for each of several groups of features of one sample. */
@FunctionalInterface
public interface GroupScore {

    /** Groups scored at a time: enough to keep the engine busy, few enough to stay small. */
    int CHUNK = 256;

    /**
     * Scores groups.
     *
     * @param f the function, bound to this sample
     * @param x the sample, {@code [1, ...]}
     * @param b its baseline, {@code [1, ...]}
     * @param masks one row per group, 1 for its features and 0 for others, {@code [g, ...]}
     * @return {@code [g]}
     */
    NDArray of(ScalarFunction f, NDArray x, NDArray b, NDArray masks);

    /**
     * Scores all groups of all samples and gives the score of a group to each of its features; where groups overlap, a feature
     * gets the mean. A group in which a sample does not differ from its baseline scores 0 without being asked for.
     *
     * @param groups the groups
     * @param f the function, bound to the samples
     * @param x samples, {@code [n, ...]}
     * @param b baselines, {@code [n, ...]}
     * @return {@code [n, ...]}
     */
    default NDArray spread(FeatureGroups groups, ScalarFunction f, NDArray x, NDArray b) {
        Shape shape = x.getShape();
        int features = (int) shape.slice(1).size();
        List<int[]> all = groups.of(shape.slice(1));
        double[] coverage = new double[features];
        all.forEach(group -> {
            for (int i : group) {
                coverage[i]++;
            }
        });
        NDManager manager = x.getManager();
        NDArray share = manager.create(coverage, shape.slice(1)).toType(x.getDataType(), false);
        NDList rows = new NDList();
        for (int row = 0; row < shape.get(0); row++) {
            NDIndex index = new NDIndex(row + ":" + (row + 1));
            try (NDManager scope = manager.newSubManager()) {
                NDArray total = one(f.rows(row), x.get(scope, index), b.get(scope, index), all, features);
                NDArray shared = total.div(share);
                shared.attach(manager);
                rows.add(shared);
            }
        }
        return NDArrays.concat(rows);
    }

    private NDArray one(ScalarFunction f, NDArray x, NDArray b, List<int[]> groups, int features) {
        NDManager manager = x.getManager();
        boolean[] differs = x.neq(b).toBooleanArray();
        List<int[]> active =
                groups.stream().filter(group -> any(differs, group)).toList();
        NDArray total = x.zerosLike().reshape(1, features);
        for (int from = 0; from < active.size(); from += CHUNK) {
            List<int[]> chunk = active.subList(from, Math.min(active.size(), from + CHUNK));
            try (NDManager scope = manager.newSubManager()) {
                double[] marks = new double[chunk.size() * features];
                for (int g = 0; g < chunk.size(); g++) {
                    for (int i : chunk.get(g)) {
                        marks[g * features + i] = 1;
                    }
                }
                Shape shape = new Shape(chunk.size()).addAll(x.getShape().slice(1));
                NDArray masks = scope.create(marks, shape).toType(x.getDataType(), false);
                NDArray scores = of(f, x, b, masks);
                scores.attach(scope);
                total.addi(scores.reshape(1, -1).matMul(masks.reshape(chunk.size(), features)));
            }
        }
        return total.reshape(x.getShape());
    }

    private static boolean any(boolean[] differs, int[] group) {
        for (int i : group) {
            if (differs[i]) {
                return true;
            }
        }
        return false;
    }
}
