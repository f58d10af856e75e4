package org.ascribe.study.smoothtaylor;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import org.ascribe.Attribution;
import org.ascribe.ScalarFunction;
import org.ascribe.baseline.Baseline;
import org.ascribe.gradient.AveragedBaselines;
import org.ascribe.gradient.IntegratedGradients;
import org.ascribe.gradient.SmoothTaylor;
import org.ascribe.path.RightRiemann;
import org.ascribe.path.StraightLine;
import org.ascribe.sampling.Sampler;

/**
 * The maps of one picture, with numbers of draws nested and scales as rows of one batch.
 *
 * @param f what is explained
 * @param x the picture, {@code [3, side, side]}
 */
record PictureMaps(ScalarFunction f, NDArray x) {

    /** Integrated Gradients, by the sum that the paper writes down. */
    Explanation fromBlack(Baseline black, int steps) {
        IntegratedGradients method = new IntegratedGradients(black, new StraightLine(), new RightRiemann(steps));
        return new Explanation(TableLabel.ZERO, method.attribute(f, x).values());
    }

    /** Averages over the first few of a sequence of random baselines. */
    List<Explanation> fromNoise(Sampler baselines, List<Integer> counts, int steps) {
        List<List<double[]>> means = new NestedMeans(counts)
                .means((from, count) -> List.of(new AveragedBaselines(
                                new LaterDraws(baselines, from), count, new StraightLine(), new RightRiemann(steps))
                        .attribute(f, x)
                        .values()));
        List<Explanation> maps = new ArrayList<>();
        for (int c = 0; c < counts.size(); c++) {
            maps.add(new Explanation(
                    TableLabel.noise(counts.get(c)), means.get(c).get(0)));
        }
        return maps;
    }

    /** SmoothTaylor at each scale, with the same roots but for the scale. */
    List<Attribution> smoothTaylor(List<Double> sigmas, int roots, long seed) {
        return smoothTaylor(Sampler.gaussian(1, seed), sigmas, 0, roots);
    }

    /** The same with roots in pairs on opposite sides of x: what a straight f adds to one, it takes off the other. */
    List<Attribution> mirrored(List<Double> sigmas, int roots, long seed) {
        return smoothTaylor(Sampler.gaussian(1, seed).antithetic(), sigmas, 0, roots);
    }

    /** The same for several numbers of roots. */
    List<Explanation> smoothTaylor(List<Double> sigmas, List<Integer> counts, long seed) {
        Sampler standard = Sampler.gaussian(1, seed);
        List<List<double[]>> means = new NestedMeans(counts)
                .means((from, count) -> smoothTaylor(standard, sigmas, from, count).stream()
                        .map(Attribution::values)
                        .toList());
        List<Explanation> maps = new ArrayList<>();
        for (int s = 0; s < sigmas.size(); s++) {
            for (int c = 0; c < counts.size(); c++) {
                TableLabel label = TableLabel.smoothTaylor(sigmas.get(s), counts.get(c));
                maps.add(new Explanation(label, means.get(c).get(s)));
            }
        }
        return maps;
    }

    private List<Attribution> smoothTaylor(Sampler standard, List<Double> sigmas, int from, int count) {
        double[] scales = sigmas.stream().mapToDouble(Double::doubleValue).toArray();
        Sampler roots = standard.scaledByRow(scales).around();
        try (NDArray rows = x.expandDims(0).repeat(0, sigmas.size())) {
            return new SmoothTaylor(new LaterDraws(roots, from), count).attributeAll(f, rows);
        }
    }
}
