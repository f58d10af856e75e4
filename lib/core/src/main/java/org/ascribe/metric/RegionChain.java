package org.ascribe.metric;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.ascribe.ScalarFunction;
import org.ascribe.sampling.Sampler;

/**
 * Pictures that lose one region after the other: of several random replacements the one with the median score stays.
 *
 * @param regions for each picture, its regions in the order they are replaced
 */
record RegionChain(ScalarFunction f, List<List<Region>> regions, int samples, Sampler replacement) {

    /** The mean score of each picture's replacements at each step. */
    double[][] means(NDArray x, int firstDraw) {
        int steps = regions.get(0).size();
        double[][] means = new double[regions.size()][steps];
        try (NDManager scope = x.getManager().newSubManager()) {
            NDArray current = x.duplicate();
            current.attach(scope);
            for (int l = 0; l < steps; l++) {
                double[][] scores = step(current, l, firstDraw + l * samples);
                for (int i = 0; i < scores.length; i++) {
                    means[i][l] = Arrays.stream(scores[i]).average().orElseThrow();
                }
            }
        }
        return means;
    }

    /**
     * Changes the current pictures, and returns the scores of all that they might have become. These P numbers a picture come to the
     * heap at every step: which picture goes on is known only when they are.
     */
    private double[][] step(NDArray current, int l, int firstDraw) {
        try (NDManager scope = current.getManager().newSubManager()) {
            scope.tempAttachAll(current);
            int side = regions.get(0).get(l).side();
            NDArray corner = current.get(new NDIndex(":, :, :" + side + ", :" + side));
            NDArray patches = replacement.draws(corner, firstDraw, firstDraw + samples);
            double[][] scores = Portions.compute(current, samples, (from, to) -> {
                NDArray copies = current.expandDims(0).repeat(0, to - from);
                for (int i = 0; i < regions.size(); i++) {
                    copies.set(regions.get(i).get(l).in(":, " + i), patch(patches, from + ":" + to, i));
                }
                return new NDList(Portions.value(f, copies));
            })[0];
            for (int i = 0; i < scores.length; i++) {
                NDArray kept = patch(patches, Integer.toString(nearestMedian(scores[i])), i);
                current.set(regions.get(i).get(l).in(Integer.toString(i)), kept);
            }
            return scores;
        }
    }

    private static NDArray patch(NDArray patches, String draws, int row) {
        return patches.get(new NDIndex(draws + ", " + (patches.getShape().get(1) == 1 ? 0 : row)));
    }

    /** The first whose score is the median, or one of the two around it: those are equally near, whatever rounding says. */
    private static int nearestMedian(double[] scores) {
        double[] sorted = Arrays.stream(scores).sorted().toArray();
        double low = sorted[(sorted.length - 1) / 2];
        double high = sorted[sorted.length / 2];
        return IntStream.range(0, scores.length)
                .filter(p -> scores[p] == low || scores[p] == high)
                .findFirst()
                .orElse(0);
    }
}
