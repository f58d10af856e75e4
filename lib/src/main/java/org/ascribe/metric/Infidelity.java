package org.ascribe.metric;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ascribe.Sampler;
import org.ascribe.ScalarFunction;

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
        return answers(f, x, a).map(this::mean).toList();
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
        return Explained.with(f, batch, values, this::answers)
                .mapToDouble(row -> Scaling.OPTIMAL.factor(row.foretold(), row.change()))
                .toArray();
    }

    /** By how much f was foretold to fall, and fell, for each change of one sample. */
    private record Answers(double[] foretold, double[] change) {}

    private Stream<Answers> answers(ScalarFunction f, NDArray x, NDArray a) {
        Perturbation.Changes changes = perturbation.of(x.getShape().slice(1));
        NDArray before = f.value(x);
        double[][][] tables = Portions.compute(x, changes.count(), (from, to) -> {
            Perturbation.Changed changed = changes.of(x, from, to);
            NDArray weighted =
                    changed.weights().mul(a).reshape(to - from, x.getShape().get(0), -1);
            NDArray after = Portions.value(f, changed.samples());
            return new NDList(weighted.sum(new int[] {2}), after.sub(before).neg());
        });
        return IntStream.range(0, tables[0].length).mapToObj(i -> new Answers(tables[0][i], tables[1][i]));
    }

    private Measurement mean(Answers answers) {
        double beta = scaling.factor(answers.foretold, answers.change);
        Estimate mean = Estimate.mean(IntStream.range(0, answers.change.length)
                .mapToDouble(s -> beta * answers.foretold[s] - answers.change[s])
                .map(e -> e * e)
                .toArray());
        return measurement(mean.value(), perturbation.sampled() ? mean.standardError() : OptionalDouble.empty());
    }
}
