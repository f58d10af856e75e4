package org.ascribe.path;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import java.util.stream.IntStream;
import org.ascribe.ScalarFunction;

/**
 * Doubles the number of nodes, sample by sample, until two rules in a row differ by no more than the tolerance in every feature
 * and the integral sums to {@code f(x) - f(b)} within it.
 *
 * <p>The rule is the trapezoidal sum after the substitution {@code α = t - sin(2πt)/2π}, which flattens the integrand at both
 * ends: every node is used again by the next rule with half its weight, so memory stays that of one integral. Its error falls
 * with 1/M⁴ where f is smooth, and with 1/M or 1/M² where the gradient jumps.
 *
 * <p>A sample that does not get there with the most nodes allowed keeps its best integral, whose error estimate then shows it.
 *
 * <p>Sidi 1993, "A new variable transformation for numerical integration", m = 2.
 *
 * @param tolerance largest error of a feature and of the sum, in the unit of f
 * @param mostSteps where doubling ends
 */
public record ToTolerance(double tolerance, int mostSteps) implements Quadrature {

    private static final int FIRST = 8;

    /**
     * Checks the numbers.
     *
     * @param tolerance largest error of a feature and of the sum
     * @param mostSteps where doubling ends
     * @throws IllegalArgumentException if the tolerance is not positive, or there are fewer than 8 steps
     */
    public ToTolerance {
        if (!(tolerance > 0)) {
            throw new IllegalArgumentException("tolerance: " + tolerance + "; expected a positive number");
        }
        if (mostSteps < FIRST) {
            throw new IllegalArgumentException("mostSteps: " + mostSteps + "; expected " + FIRST + " or more");
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
        NDList values = new NDList();
        NDList errors = new NDList();
        for (int row = 0; row < x.getShape().get(0); row++) {
            NDIndex index = new NDIndex(row + ":" + (row + 1));
            try (NDManager scope = x.getManager().newSubManager()) {
                Integral one = one(path, b.get(scope, index), x.get(scope, index), f.rows(row));
                one.value().attach(x.getManager());
                one.error().attach(x.getManager());
                values.add(one.value());
                errors.add(one.error());
            }
        }
        return new Integral(NDArrays.concat(values), NDArrays.concat(errors));
    }

    private Integral one(Path path, NDArray b, NDArray x, ScalarFunction f) {
        double change = f.value(x)
                .sub(f.value(b))
                .toType(ai.djl.ndarray.types.DataType.FLOAT64, false)
                .getDouble();
        NDArray coarse = sum(path, b, x, f, FIRST, 1);
        for (int steps = 2 * FIRST; ; steps *= 2) {
            NDArray fine = coarse.mul(0.5).add(sum(path, b, x, f, steps, 2));
            NDArray error = fine.sub(coarse).abs();
            double residual = Math.abs(number(fine.sum()) - change);
            boolean reached = number(error.max()) <= tolerance && residual <= tolerance;
            if (reached || 2 * steps > mostSteps) {
                return new Integral(fine, error);
            }
            coarse = fine;
        }
    }

    /** The nodes t = k/steps for k = 1, 1 + by, 1 + 2 by…, each weighted by dα/dt / steps. */
    private static NDArray sum(Path path, NDArray b, NDArray x, ScalarFunction f, int steps, int by) {
        double[] t = IntStream.range(1, steps)
                .filter(k -> (k - 1) % by == 0)
                .mapToDouble(k -> (double) k / steps)
                .toArray();
        double[] nodes = new double[t.length];
        double[] weights = new double[t.length];
        for (int m = 0; m < t.length; m++) {
            nodes[m] = t[m] - Math.sin(2 * Math.PI * t[m]) / (2 * Math.PI);
            weights[m] = (1 - Math.cos(2 * Math.PI * t[m])) / steps;
        }
        return NodeSums.of(path, b, x, f, nodes, weights).get(0);
    }

    private static double number(NDArray scalar) {
        return scalar.toType(ai.djl.ndarray.types.DataType.FLOAT64, false).getDouble();
    }
}
