package org.ascribe.path;

import java.util.stream.IntStream;

/**
 * {@code αₘ = m/M, wₘ = 1/M, m = 0…M − 1}. The error falls with 1/M, of the opposite sign as that of {@link RightRiemann} where
 * the gradient rises or falls along the path.
 *
 * @param steps M
 */
public record LeftRiemann(int steps) implements FixedQuadrature {

    /**
     * Checks the number of steps.
     *
     * @param steps M
     * @throws IllegalArgumentException if there is none
     */
    public LeftRiemann {
        Steps.check(steps);
    }

    @Override
    public double[] nodes() {
        return IntStream.range(0, steps).mapToDouble(m -> (double) m / steps).toArray();
    }

    @Override
    public double[] weights() {
        return Steps.equalWeights(steps);
    }

    /** Every other node, twice as heavy: the rule with half the steps, the last of them a short one where M is odd. */
    @Override
    public double[] coarserWeights() {
        return steps == 1
                ? new double[0]
                : IntStream.range(0, steps)
                        .mapToDouble(m -> m % 2 == 0 ? Math.min(steps - m, 2.0) / steps : 0)
                        .toArray();
    }
}
