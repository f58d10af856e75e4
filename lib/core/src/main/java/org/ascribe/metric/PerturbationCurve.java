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

/**
 * MoRF and LeRF curves: f after the t-th step, when the features with the largest (smallest) signed attributions have been set to
 * the baseline; from f(x) to f(baseline). The area is that of trapezia over the share of steps taken, 0 to 1.
 *
 * <ul>
 *   <li>Lower is better for the most relevant first, higher for the least relevant first; the gap between the two is independent
 *       of how f answers to pictures with holes as such.
 *   <li>Shapes: any. A step takes single features: of one channel, not a pixel. Unit: that of f.
 *   <li>Cost: a forward for each step, and one for x.
 *   <li>Only the order of the attributions counts. For a linear f the order of {@code w ⊙ (x − b)} is the best there is.
 * </ul>
 *
 * Samek et al. 2017; this variation: Ancona et al. 2018, section 4.
 *
 * @param order most or least relevant first
 * @param featuresPerStep how many are set at a time; what is left for the last step may be fewer
 * @param baseline what they are set to
 */
public record PerturbationCurve(Order order, int featuresPerStep, Baseline baseline) implements CurveMetric {

    /**
     * Checks the step.
     *
     * @param order most or least relevant first
     * @param featuresPerStep how many are set at a time
     * @param baseline what they are set to
     * @throws IllegalArgumentException if a step takes nothing
     */
    public PerturbationCurve {
        if (featuresPerStep < 1) {
            throw new IllegalArgumentException(
                    "featuresPerStep: " + featuresPerStep + "; expected 1 feature a step or more");
        }
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
     * @param features how many are set at a time
     * @return a copy
     */
    public PerturbationCurve withFeaturesPerStep(int features) {
        return new PerturbationCurve(order, features, baseline);
    }

    @Override
    public Direction direction() {
        return order.direction();
    }

    @Override
    public List<Curve> curves(ScalarFunction f, NDArray x, NDArray a) {
        int features = (int) x.getShape().slice(1).size();
        int steps = (features + featuresPerStep - 1) / featuresPerStep;
        NDArray turns = turns(a);
        double[][][] tables = Portions.compute(x, steps + 1, (from, to) -> {
            NDArray taken = x.getManager()
                    .arange(from, to)
                    .mul(featuresPerStep)
                    .reshape(Shapes.leading(x.getShape().dimension() + 1, to - from));
            NDArray changed =
                    NDArrays.where(taken.gt(turns), Copies.of(baseline.of(x), to - from), Copies.of(x, to - from));
            return new NDList(Portions.value(f, changed));
        });
        return Arrays.stream(tables[0]).map(PerturbationCurve::curve).toList();
    }

    /** When each feature's turn comes, from 0; in the shape of the attributions. */
    private NDArray turns(NDArray a) {
        int n = (int) a.getShape().get(0);
        double[] values = Heap.of(a);
        int size = values.length / n;
        int[] turns = new int[values.length];
        for (int i = 0; i < n; i++) {
            int[] sequence = order.of(Arrays.copyOfRange(values, i * size, (i + 1) * size));
            for (int turn = 0; turn < size; turn++) {
                turns[i * size + sequence[turn]] = turn;
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
