package org.ascribe.path;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What Captum calls {@code riemann_trapezoid}: {@code αₘ = (m - 1)/(M - 1), wₘ = 1/M, m = 1…M}, halved at both ends. The weights
 * sum to (M − 1)/M, so every attribution is too small by that factor, beside the error of the trapezoidal rule. Here only to
 * reproduce Captum's numbers; to integrate, {@link Midpoint} or {@link GaussLegendre}.
 *
 * @param steps M
 */
public record CaptumTrapezoid(int steps) implements FixedQuadrature {

    /**
     * Checks the number of steps.
     *
     * @param steps M
     * @throws IllegalArgumentException if there are fewer than two
     */
    public CaptumTrapezoid {
        if (steps < 2) {
            throw new IllegalArgumentException("steps: " + steps + "; expected 2 or more, the ends of the path");
        }
    }

    @Override
    public double[] nodes() {
        return IntStream.range(0, steps).mapToDouble(m -> m / (steps - 1.0)).toArray();
    }

    @Override
    public double[] weights() {
        double[] weights = new double[steps];
        Arrays.fill(weights, 1.0 / steps);
        weights[0] /= 2;
        weights[steps - 1] /= 2;
        return weights;
    }

    /** None: two sums that are both too small tell nothing of the integral. */
    @Override
    public double[] coarserWeights() {
        return new double[0];
    }
}
