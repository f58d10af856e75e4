package org.ascribe.perturbation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import org.ascribe.AttributionMethod;
import org.ascribe.ScalarFunction;
import org.ascribe.Scores;
import org.ascribe.engine.Heap;
import org.ascribe.engine.Tensors;
import org.ascribe.feature.FeatureGroups;
import org.hipparchus.stat.descriptive.moment.Mean;
import org.hipparchus.stat.descriptive.moment.Variance;

/**
 * Prediction difference analysis: {@code aᵢ = evidence(f(x), E[f(x with group p drawn anew)])} for every feature i of p, where p is
 * drawn from what it could have been given the rest of x; where groups overlap, the mean.
 *
 * <ul>
 *   <li>Shapes: any input shape, images for windows; the attribution has the input's. Unit: that of f, or bits for the weight of
 *       evidence. Sign: positive where the group speaks for the target.
 *   <li>Does not sum to anything. The standard error is that of the mean over the draws, which are independent from group to
 *       group, carried through the evidence.
 *   <li>Cost: one forward per group and draw, and one for x. As good as the {@link Imputer}: draws that do not look like data
 *       show what f does off the data.
 * </ul>
 *
 * Zintgraf, Cohen, Adel, Welling 2017, sections 2 and 3.1 and algorithm 1; single features: Robnik-Šikonja and Kononenko 2008.
 *
 * @param groups what is drawn anew together
 * @param imputer what it could have been
 * @param evidence how f(x) and the mean are compared
 * @param samples draws per group
 * @param seed what the draws follow from
 */
public record PredictionDifference(FeatureGroups groups, Imputer imputer, Evidence evidence, int samples, long seed)
        implements AttributionMethod {

    /**
     * The difference of f itself, with 10 draws per group.
     *
     * @param groups what is drawn anew together
     * @param imputer what it could have been
     */
    public PredictionDifference(FeatureGroups groups, Imputer imputer) {
        this(groups, imputer, Evidence.difference(), 10, 0);
    }

    /**
     * Checks the samples.
     *
     * @param groups what is drawn anew together
     * @param imputer what it could have been
     * @param evidence how f(x) and the mean are compared
     * @param samples draws per group
     * @param seed what the draws follow from
     * @throws IllegalArgumentException if there are less than two, which have no standard error
     */
    public PredictionDifference {
        if (samples < 2) {
            throw new IllegalArgumentException("samples: " + samples + "; expected 2 draws per group or more");
        }
    }

    @Override
    public Scores scores(ScalarFunction f, NDArray x) {
        evidence.check(f);
        Shape shape = x.getShape();
        int n = (int) shape.get(0);
        int size = (int) shape.slice(1).size();
        List<int[]> all = groups.of(shape.slice(1));
        double[] whole = Heap.of(f.value(x));
        double[] drawn = values(f, x, all);
        double[] sum = new double[n * size];
        double[] squares = new double[n * size];
        int[] coverage = new int[size];
        for (int k = 0; k < n * all.size(); k++) {
            int row = k / all.size();
            double without = new Mean().evaluate(drawn, k * samples, samples);
            double variance = new Variance().evaluate(drawn, without, k * samples, samples);
            double change = evidence.of(whole[row], without);
            double error = evidence.slope(without) * Math.sqrt(variance / samples);
            for (int i : all.get(k % all.size())) {
                sum[row * size + i] += change;
                squares[row * size + i] += error * error;
                coverage[i] += row == 0 ? 1 : 0;
            }
        }
        for (int i = 0; i < sum.length; i++) {
            int groupsHere = Math.max(1, coverage[i % size]);
            sum[i] /= groupsHere;
            squares[i] = Math.sqrt(squares[i]) / groupsHere;
        }
        return Scores.of(array(x, sum)).withStandardError(array(x, squares));
    }

    /** f of each sample with each group drawn anew, {@code [n, groups, samples]}. */
    private double[] values(ScalarFunction f, NDArray x, List<int[]> all) {
        Shape sample = x.getShape().slice(1);
        int size = (int) sample.size();
        double[] host = Heap.of(x);
        List<Imputer.Conditional> conditionals = imputer.of(sample, all);
        try (Points points = new Points(f, x)) {
            for (int row = 0; row < host.length / size; row++) {
                double[] own = Arrays.copyOfRange(host, row * size, (row + 1) * size);
                for (int g = 0; g < all.size(); g++) {
                    double[][] draws = conditionals.get(g).draws(own, samples, Seeds.draw(seed, g));
                    for (double[] draw : draws) {
                        points.add(row, own, all.get(g), draw);
                    }
                }
            }
            return points.values();
        }
    }

    private static NDArray array(NDArray x, double[] values) {
        return Tensors.like(x, values, x.getShape());
    }
}
