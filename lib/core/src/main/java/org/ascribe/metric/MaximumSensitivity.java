package org.ascribe.metric;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.ascribe.AttributionMethod;
import org.ascribe.ScalarFunction;
import org.ascribe.engine.Copies;
import org.ascribe.engine.Finite;
import org.ascribe.engine.Heap;
import org.ascribe.sampling.Sampler;

/**
 * Maximum sensitivity: {@code maxₛ ‖a(x + εₛ) − a(x)‖₂ / ‖a(x)‖₂}, how far a method's attributions move when the sample hardly
 * does; lower is better.
 *
 * <ul>
 *   <li>It measures a method, not an attribution: the attributions of the samples around x are made with x's target held fixed.
 *   <li>Shapes: any. Without unit. Where a(x) is all zeros, the length of the difference itself.
 *   <li>Cost: the method's own, for every draw and once for x.
 *   <li>The largest of the draws is a lower bound of the largest in the ball, and has no standard error; it grows with their
 *       number, so compare methods on the same draws.
 *   <li>Robust is not true: attributions that ignore f score 0. Yeh et al. do not divide by the length; this does, as Captum.
 * </ul>
 *
 * Yeh et al. 2019, section on sensitivity (SENS_MAX).
 *
 * @param noise what is added to x
 * @param count how often
 */
public record MaximumSensitivity(Sampler noise, int count) implements Metric {

    /**
     * Checks the count.
     *
     * @param noise what is added to x
     * @param count how often
     * @throws IllegalArgumentException if never
     */
    public MaximumSensitivity {
        if (count < 1) {
            throw new IllegalArgumentException("count: " + count + "; expected 1 draw or more");
        }
    }

    /**
     * Draws from the ball {@code ‖ε‖∞ <= radius}.
     *
     * @param radius in units of the input
     * @param count how many draws
     * @param seed what they follow from
     * @return maximum sensitivity
     */
    public static MaximumSensitivity inBall(double radius, int count, long seed) {
        if (!(radius > 0) || radius == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("radius: " + radius + "; expected a positive, finite one");
        }
        return new MaximumSensitivity(Sampler.uniform(-radius, radius, seed), count);
    }

    @Override
    public Direction direction() {
        return Direction.LOWER_IS_BETTER;
    }

    /**
     * Measures a method at one sample.
     *
     * @param method what is measured
     * @param f what it explains
     * @param x the sample, of f's input shape
     * @return the measurement
     * @throws IllegalArgumentException as {@link #ofAll}
     */
    public Measurement of(AttributionMethod method, ScalarFunction f, NDArray x) {
        try (NDArray batch = x.expandDims(0)) {
            return ofAll(method, f, batch).get(0);
        }
    }

    /**
     * Measures a method at the samples of a batch, each as if it were alone.
     *
     * @param method what is measured
     * @param f what it explains
     * @param batch samples, {@code [n, ...inputShape]}
     * @return one measurement a sample
     * @throws IllegalArgumentException if the batch is empty, has another shape, or an entry that is not finite
     */
    public List<Measurement> ofAll(AttributionMethod method, ScalarFunction f, NDArray batch) {
        return CheckedBatch.with(f, batch, (bound, x) -> measure(method, bound, x));
    }

    private List<Measurement> measure(AttributionMethod method, ScalarFunction f, NDArray x) {
        NDArray a = method.scores(f, x).values();
        double[] lengths = Finite.check(
                Heap.of(lengths(a.expandDims(0))), i -> "f: what " + method + " makes of " + f + " at sample " + i);
        double[][] distances = Portions.compute(x, count, (from, to) -> {
            NDArray around = x.expandDims(0).add(noise.draws(x, from, to));
            long n = x.getShape().get(0);
            NDArray moved = method.scores(f.rows(Copies.samples(to - from, n)), Copies.flat(around))
                    .values();
            return new NDList(lengths(Copies.apart(moved, n).sub(a)));
        })[0];
        return IntStream.range(0, distances.length)
                .mapToObj(i -> measurement(
                        Arrays.stream(distances[i]).max().orElseThrow() / (lengths[i] == 0 ? 1 : lengths[i]),
                        OptionalDouble.empty()))
                .toList();
    }

    /** Of each row of each copy: {@code [m, n, ...]} to {@code [m, n]}. */
    private static NDArray lengths(NDArray copies) {
        Shape shape = copies.getShape();
        return copies.square()
                .reshape(shape.get(0), shape.get(1), -1)
                .sum(new int[] {2})
                .sqrt();
    }
}
