package org.ascribe.path;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * {@code αₘ = m/M, wₘ = 1/M, m = 1…M}: what the papers' sums say. The error falls with 1/M; on a quadratic f it is
 * {@code δᵢ (Hδ)ᵢ / 2M} for feature i, with δ = x − b.
 *
 * @param steps M
 */
public record RightRiemann(int steps) implements Quadrature {

    /**
     * Checks the number of steps.
     *
     * @param steps M
     * @throws IllegalArgumentException if there is none
     */
    public RightRiemann {
        Steps.check(steps);
    }

    @Override
    public double[] nodes() {
        return IntStream.rangeClosed(1, steps)
                .mapToDouble(m -> (double) m / steps)
                .toArray();
    }

    @Override
    public double[] weights() {
        double[] weights = new double[steps];
        Arrays.fill(weights, 1.0 / steps);
        return weights;
    }
}
