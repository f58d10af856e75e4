package org.ascribe.path;

import java.util.stream.IntStream;

/**
 * {@code αₘ = m/M, wₘ = 1/M, m = 1…M}: what the papers' sums say. The error falls with 1/M; on a quadratic f it is
 * {@code δᵢ (Hδ)ᵢ / 2M} for feature i, with δ = x − b.
 *
 * @param steps M
 */
public record RightRiemann(int steps) implements FixedQuadrature {

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
        return Steps.equalWeights(steps);
    }

    /** Every other node, twice as heavy: the rule with half the steps, the first of them a short one where M is odd. */
    @Override
    public double[] coarserWeights() {
        return steps == 1
                ? new double[0]
                : IntStream.rangeClosed(1, steps)
                        .mapToDouble(m -> m % 2 == steps % 2 ? Math.min(m, 2.0) / steps : 0)
                        .toArray();
    }
}
