package org.ascribe.metric;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.ascribe.ScalarFunction;
import org.ascribe.baseline.Baseline;
import org.ascribe.engine.Copies;
import org.ascribe.engine.Heap;
import org.ascribe.engine.Shapes;
import org.ascribe.engine.Tensors;
import org.ascribe.feature.FeatureGroups;

/**
 * MoRF and LeRF curves: f after the t-th step, when the groups of features with the largest (smallest) sums of signed attributions
 * have been set to the baseline; from f(x) to f(baseline). The area is that of trapezia over the share of steps taken, 0 to 1.
 *
 * <ul>
 *   <li>Lower is better for the most relevant first, higher for the least relevant first; the gap between the two is independent
 *       of how f answers to pictures with holes as such.
 *   <li>Shapes: any. By default a step takes single features: of one channel, not a pixel. Pixels through all channels are {@code
 *       withGroups(FeatureGroups.patches(1))}, words the groups of their tokens. Unit: that of f.
 *   <li>Cost: a forward for each step, and one for x.
 *   <li>Only the order of the attributions counts; among groups of equal sums the one that comes first is taken first. For a linear f
 *       the order of {@code w ⊙ (x − b)} is the best there is.
 * </ul>
 *
 * Samek et al. 2017; this variation: Ancona et al. 2018, section 4.
 *
 * @param order most or least relevant first
 * @param groupsPerStep how many are set at a time; what is left for the last step may be fewer
 * @param groups what is set together; each feature in one of them
 * @param baseline what they are set to
 */
public record PerturbationCurve(Order order, int groupsPerStep, FeatureGroups groups, Baseline baseline)
        implements CurveMetric {

    /**
     * Checks the step.
     *
     * @param order most or least relevant first
     * @param groupsPerStep how many are set at a time
     * @param groups what is set together
     * @param baseline what they are set to
     * @throws IllegalArgumentException if a step takes nothing
     */
    public PerturbationCurve {
        if (groupsPerStep < 1) {
            throw new IllegalArgumentException("groupsPerStep: " + groupsPerStep + "; expected 1 group a step or more");
        }
    }

    /**
     * Single features.
     *
     * @param order most or least relevant first
     * @param featuresPerStep how many are set at a time
     * @param baseline what they are set to
     * @throws IllegalArgumentException if a step takes nothing
     */
    public PerturbationCurve(Order order, int featuresPerStep, Baseline baseline) {
        this(order, featuresPerStep, FeatureGroups.single(), baseline);
    }

    /**
     * Single features set to zero, most relevant first.
     *
     * @return the MoRF curve
     */
    public static PerturbationCurve morf() {
        return new PerturbationCurve(Order.MOST_RELEVANT_FIRST, 1, Baseline.zero());
    }

    /**
     * Single features set to zero, least relevant first.
     *
     * @return the LeRF curve
     */
    public static PerturbationCurve lerf() {
        return new PerturbationCurve(Order.LEAST_RELEVANT_FIRST, 1, Baseline.zero());
    }

    /**
     * The same with larger steps.
     *
     * @param count how many groups are set at a time
     * @return a copy
     */
    public PerturbationCurve withGroupsPerStep(int count) {
        return new PerturbationCurve(order, count, groups, baseline);
    }

    /**
     * The same with other groups.
     *
     * @param other what is set together
     * @return a copy
     */
    public PerturbationCurve withGroups(FeatureGroups other) {
        return new PerturbationCurve(order, groupsPerStep, other, baseline);
    }

    /**
     * The same with another baseline.
     *
     * @param other what features are set to
     * @return a copy
     */
    public PerturbationCurve withBaseline(Baseline other) {
        return new PerturbationCurve(order, groupsPerStep, groups, other);
    }

    @Override
    public Direction direction() {
        return order.direction();
    }

    @Override
    public List<Curve> curves(ScalarFunction f, NDArray x, NDArray a) {
        List<int[]> parts = groups.partition(x.getShape().slice(1));
        int steps = (parts.size() + groupsPerStep - 1) / groupsPerStep;
        NDArray turns = turns(a, parts);
        double[][][] tables = Portions.compute(x, steps + 1, (from, to) -> {
            NDArray taken = x.getManager()
                    .arange(from, to)
                    .mul(groupsPerStep)
                    .reshape(Shapes.leading(x.getShape().dimension() + 1, to - from));
            NDArray changed =
                    NDArrays.where(taken.gt(turns), Copies.of(baseline.of(x), to - from), Copies.of(x, to - from));
            return new NDList(Portions.value(f, changed));
        });
        return Arrays.stream(tables[0]).map(PerturbationCurve::curve).toList();
    }

    /** When each feature's turn comes, from 0; in the shape of the attributions. */
    private NDArray turns(NDArray a, List<int[]> parts) {
        int n = (int) a.getShape().get(0);
        double[] values = Heap.of(a);
        int size = values.length / n;
        int[] turns = new int[values.length];
        for (int i = 0; i < n; i++) {
            int start = i * size;
            int[] sequence = order.of(parts.stream()
                    .mapToDouble(part -> Arrays.stream(part)
                            .mapToDouble(k -> values[start + k])
                            .sum())
                    .toArray());
            for (int turn = 0; turn < sequence.length; turn++) {
                for (int k : parts.get(sequence[turn])) {
                    turns[start + k] = turn;
                }
            }
        }
        return Tensors.of(a.getManager(), turns, a.getShape());
    }

    private static Curve curve(double[] points) {
        int last = points.length - 1;
        double area = (Arrays.stream(points).sum() - (points[0] + points[last]) / 2) / last;
        return new Curve(Arrays.stream(points).boxed().toList(), area, OptionalDouble.empty());
    }
}
