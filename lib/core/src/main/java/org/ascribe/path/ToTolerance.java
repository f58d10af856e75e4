package org.ascribe.path;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.ascribe.ScalarFunction;
import org.ascribe.engine.Tensors;
import org.ascribe.engine.Views;

/**
 * Doubles the number of nodes until the estimated error of every feature is no more than the tolerance, and the integral sums to
 * {@code f(x) - f(b)} within it. Each sample goes on only as long as it must itself, so its integral does not depend on
 * which others are computed with it.
 *
 * <p>The rule is the trapezoidal sum after the substitution {@code α = t - sin(2πt)/2π}, which flattens the integrand at both
 * ends: every node is used again by the next rule with half its weight, so memory stays that of one integral. Its error falls
 * with 1/M⁴ where f is smooth, and with 1/M where the gradient jumps.
 *
 * <p>The estimate is twice the difference of two rules in a row. On smooth f the error is a small part of it. On ReLU networks,
 * where the differences at many jumps may cancel while the errors do not, it is below the error for about one sample in fifty.
 *
 * <p>A sample that does not get there with the most nodes allowed keeps its last integral: then its error estimate
 * is above the tolerance, or its convergence delta is. On ReLU networks that is not rare.
 *
 * <p>Sidi 1993, "A new variable transformation for numerical integration", m = 2.
 *
 * @param tolerance largest error of a feature and of the sum, in the unit of f
 * @param mostSteps where doubling ends
 */
public record ToTolerance(double tolerance, int mostSteps) implements Quadrature {

    private static final int FIRST = 8;
    private static final int[] PER_ROW = {1};

    /**
     * Checks the numbers.
     *
     * @param tolerance largest error of a feature and of the sum
     * @param mostSteps where doubling ends
     * @throws IllegalArgumentException if the tolerance is not positive, or there are fewer than 16 steps
     */
    public ToTolerance {
        if (!(tolerance > 0)) {
            throw new IllegalArgumentException("tolerance: " + tolerance + "; expected a positive number");
        }
        if (mostSteps < 2 * FIRST) {
            throw new IllegalArgumentException(
                    "mostSteps: " + mostSteps + "; expected " + 2 * FIRST + " or more, for two rules to compare");
        }
    }

    /**
     * With up to 4096 nodes.
     *
     * @param tolerance largest error of a feature and of the sum, in the unit of f
     */
    public ToTolerance(double tolerance) {
        this(tolerance, 4096);
    }

    @Override
    public Integral along(Path path, NDArray b, NDArray x, ScalarFunction f) {
        path.check(b, x);
        int[] open = IntStream.range(0, (int) x.getShape().get(0)).toArray();
        try (NDManager scope = x.getManager().newSubManager()) {
            NDArray value = sum(path, b, x, f, FIRST, 1);
            NDArray error = x.zerosLike();
            NDArray change = f.value(Views.of(x, scope)).sub(f.value(Views.of(b, scope)));
            for (int steps = 2 * FIRST; open.length > 0 && steps <= mostSteps; steps *= 2) {
                try (NDManager level = scope.newSubManager()) {
                    NDIndex rows = new NDIndex("{}", Tensors.index(level, open));
                    NDArray coarse = value.get(level, rows);
                    NDArray fresh = sum(path, b.get(level, rows), x.get(level, rows), f.rows(open), steps, 2);
                    NDArray fine = coarse.mul(0.5).addi(fresh);
                    NDArray estimate = fine.sub(coarse).abs().muli(2);
                    value.set(rows, fine);
                    error.set(rows, estimate);
                    NDArray residual = perRow(fine)
                            .sum(PER_ROW)
                            .subi(change.get(level, rows))
                            .abs();
                    NDArray worst = NDArrays.maximum(perRow(estimate).max(PER_ROW), residual);
                    // One bit a sample comes to the heap for each doubling: it decides what is computed next. What is
                    // no
                    // number, or infinite, becomes none with more nodes.
                    boolean[] beyond = worst.gt(tolerance)
                            .logicalAnd(worst.lt(Double.POSITIVE_INFINITY))
                            .toBooleanArray();
                    int[] before = open;
                    open = IntStream.range(0, before.length)
                            .filter(i -> beyond[i])
                            .map(i -> before[i])
                            .toArray();
                }
            }
            return new Integral(value, error);
        }
    }

    private static NDArray perRow(NDArray array) {
        return array.reshape(array.getShape().get(0), -1);
    }

    /** The nodes t = k/steps for k = 1, 1 + by, 1 + 2 by…, each weighted by dα/dt / steps. */
    private static NDArray sum(Path path, NDArray b, NDArray x, ScalarFunction f, int steps, int by) {
        double[] t = IntStream.iterate(1, k -> k < steps, k -> k + by)
                .mapToDouble(k -> (double) k / steps)
                .toArray();
        double[] nodes = DoubleStream.of(t)
                .map(s -> s - Math.sin(2 * Math.PI * s) / (2 * Math.PI))
                .toArray();
        double[] weights = DoubleStream.of(t)
                .map(s -> (1 - Math.cos(2 * Math.PI * s)) / steps)
                .toArray();
        return NodeSums.of(path, b, x, f, nodes, weights).get(0);
    }
}
