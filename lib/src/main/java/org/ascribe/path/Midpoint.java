package org.ascribe.path;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * {@code αₘ = (m - ½)/M, wₘ = 1/M, m = 1…M}. The error falls with 1/M²; exact where the gradient is linear along the path, so
 * for every quadratic f.
 *
 * @param steps M
 */
public record Midpoint(int steps) implements FixedQuadrature {

    /**
     * Checks the number of steps.
     *
     * @param steps M
     * @throws IllegalArgumentException if there is none
     */
    public Midpoint {
        Steps.check(steps);
    }

    @Override
    public double[] nodes() {
        return IntStream.range(0, steps).mapToDouble(m -> (m + 0.5) / steps).toArray();
    }

    @Override
    public double[] weights() {
        double[] weights = new double[steps];
        Arrays.fill(weights, 1.0 / steps);
        return weights;
    }

    /** Every third node, thrice as heavy: the rule with a third of the steps. */
    @Override
    public double[] coarserWeights() {
        return steps % 3 != 0
                ? new double[0]
                : IntStream.range(0, steps)
                        .mapToDouble(m -> m % 3 == 1 ? 3.0 / steps : 0)
                        .toArray();
    }
}
