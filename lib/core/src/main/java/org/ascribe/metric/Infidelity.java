package org.ascribe.metric;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.ascribe.Attribution;
import org.ascribe.ScalarFunction;
import org.ascribe.engine.Finite;
import org.ascribe.sampling.Sampler;

/**
 * Infidelity: {@code 1/S Σₛ (β Iₛ·a − (f(x) − f(xₛ)))²}, how far the attributions a are from foretelling by how much f falls when
 * x is changed to xₛ; lower is better.
 *
 * <ul>
 *   <li>{@link Subtraction}: xₛ = x − Iₛ for drawn Iₛ, for attributions that are slopes. {@link Removal}: Iₛ is 1 in a group of
 *       features that xₛ lacks, for attributions that are shares of f(x).
 *   <li>β is 1, or minimises the sum ({@link Scaling#OPTIMAL}); Yeh et al. compare methods with the optimal β, since some are
 *       true but for a factor.
 *   <li>Shapes: any; groups of pixels need images. Unit: that of f, squared.
 *   <li>Cost: a forward for each change and one for x. Standard error where the changes are drawn; with β fitted, to first order
 *       in 1/S.
 *   <li>It judges by the changes chosen: removed pixels leave the data's distribution, and f's answer there is what counts.
 * </ul>
 *
 * Yeh et al. 2019, Definition 2.1.
 *
 * @param perturbation the changes
 * @param scaling what β is
 */
public record Infidelity(Perturbation perturbation, Scaling scaling) implements FaithfulnessMetric {

    /**
     * Under additive noise.
     *
     * @param noise what is subtracted from x
     * @param count how often
     * @return unscaled infidelity
     */
    public static Infidelity additive(Sampler noise, int count) {
        return new Infidelity(new Subtraction(noise, count), Scaling.NONE);
    }

    /**
     * Under the removal of all squares of an image.
     *
     * @param largest side of the largest, in pixels
     * @return unscaled infidelity
     */
    public static Infidelity squares(int largest) {
        return new Infidelity(Removal.squares(largest), Scaling.NONE);
    }

    /**
     * The same with another β.
     *
     * @param other what β is
     * @return a copy
     */
    public Infidelity withScaling(Scaling other) {
        return new Infidelity(perturbation, other);
    }

    @Override
    public Direction direction() {
        return Direction.LOWER_IS_BETTER;
    }

    @Override
    public List<Measurement> measure(ScalarFunction f, NDArray x, NDArray a) {
        return answersOf(f, x, a.expandDims(0)).get(0).stream().map(this::mean).toList();
    }

    /**
     * What several attributions of the same samples foretold, and what f answered: f is asked once for all of them, and the
     * numbers serve every {@link Scaling}.
     *
     * @param f what was explained
     * @param batch samples, {@code [n, ...inputShape]}
     * @param attributions for each method, one attribution a sample
     * @return for each method, the answers of each sample
     * @throws IllegalArgumentException as {@link #ofAll(ScalarFunction, NDArray, List)}, or if there is no method
     */
    public List<List<Answers>> answers(ScalarFunction f, NDArray batch, List<List<Attribution>> attributions) {
        return CheckedBatch.withEach(f, batch, attributions, this::answersOf);
    }

    /**
     * The factor that each row's attributions would have to be multiplied with to foretell f best.
     *
     * @param f what was explained
     * @param batch samples, {@code [n, ...inputShape]}
     * @param values one number per feature, {@code [n, ...inputShape]}
     * @return one β a sample, whatever the scaling of this metric
     * @throws IllegalArgumentException as {@link #ofAll(ScalarFunction, NDArray, NDArray)}
     */
    public double[] optimalScales(ScalarFunction f, NDArray batch, NDArray values) {
        return CheckedBatch.with(f, batch, values, (g, x, a) -> answersOf(g, x, a.expandDims(0))).get(0).stream()
                .mapToDouble(Answers::optimalScale)
                .toArray();
    }

    /** Of k attributions {@code [k, n, ...]}, by attribution and sample. */
    List<List<Answers>> answersOf(ScalarFunction f, NDArray x, NDArray a) {
        Perturbation.Changes changes = perturbation.of(x.getShape().slice(1));
        NDArray before = Finite.check(f.value(x), () -> "f: " + f + " at the samples");
        int k = (int) a.getShape().get(0);
        int n = (int) x.getShape().get(0);
        NDArray columns = a.reshape(k, n, -1).transpose(1, 2, 0);
        double[][][] tables = Portions.compute(x, changes.count(), (from, to) -> {
            Perturbation.Changed changed = changes.of(x, from, to);
            NDArray weights = changed.weights();
            NDArray rows =
                    weights.reshape(to - from, weights.getShape().get(1), -1).transpose(1, 0, 2);
            NDArray foretold = rows.matMul(columns).transpose(2, 1, 0);
            NDArray change = Portions.value(f, changed.samples()).sub(before).neg();
            NDList all = new NDList(change);
            IntStream.range(0, k).forEach(i -> all.add(foretold.get(i)));
            return all;
        });
        return IntStream.range(0, k)
                .mapToObj(i -> IntStream.range(0, n)
                        .mapToObj(row -> new Answers(tables[1 + i][row], tables[0][row]))
                        .toList())
                .toList();
    }

    private Measurement mean(Answers answers) {
        SampleMean mean = SampleMean.of(answers.squaredErrors(scaling));
        return measurement(mean.value(), perturbation.sampled() ? mean.standardError() : OptionalDouble.empty());
    }
}
