package org.ascribe.path;

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
        return Steps.equalWeights(steps);
    }

    /**
     * Every third node, thrice as heavy: the rule with a third of the steps. Where M is no multiple of three, the last four or five
     * steps are taken together, and errors of both signs may hide more of each other in the distance of the two.
     */
    @Override
    public double[] coarserWeights() {
        if (steps < 3) {
            return new double[0];
        }
        double[] weights = new double[steps];
        int together = steps % 3 == 0 ? 0 : 3 + steps % 3;
        for (int m = 1; m < steps - together; m += 3) {
            weights[m] = 3.0 / steps;
        }
        if (together == 4) {
            weights[steps - 3] = 2.0 / steps;
            weights[steps - 2] = 2.0 / steps;
        } else if (together == 5) {
            weights[steps - 3] = 5.0 / steps;
        }
        return weights;
    }
}
