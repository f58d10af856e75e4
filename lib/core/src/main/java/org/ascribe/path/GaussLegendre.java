package org.ascribe.path;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The rule with the highest degree: M nodes are exact where the gradient is a polynomial of degree 2M − 1 along the path.
 * The choice for smooth f; on ReLU networks, whose gradient jumps, no better than {@link Midpoint}.
 *
 * <p>Nodes are right to 5e-16, weights to 1e-15. Making them takes a time that grows with M²: some 10 ms for 1000 nodes, a second for 10 000.
 *
 * @param steps M, 1 to 10 000
 */
public record GaussLegendre(int steps) implements FixedQuadrature {

    /** More nodes take seconds to make and tell nothing that {@link Midpoint} does not. */
    private static final int MOST = 10_000;

    // Making a rule of 50 nodes takes about as long as a gradient of a small network.
    private static final Map<Integer, LegendreRule> RULES = new ConcurrentHashMap<>();
    private static final Map<Integer, double[]> COARSER = new ConcurrentHashMap<>();

    /**
     * Checks the number of steps.
     *
     * @param steps M
     * @throws IllegalArgumentException if there is none, or more than 10 000
     */
    public GaussLegendre {
        Steps.check(steps);
        if (steps > MOST) {
            throw new IllegalArgumentException(
                    "steps: " + steps + "; expected at most " + MOST + " Gauss-Legendre nodes (Midpoint has no limit)");
        }
    }

    @Override
    public double[] nodes() {
        return rule().nodes().clone();
    }

    @Override
    public double[] weights() {
        return rule().weights().clone();
    }

    /** The interpolating rule on every other node: exact for degree (M − 1)/2. */
    @Override
    public double[] coarserWeights() {
        return steps == 1
                ? new double[0]
                : COARSER.computeIfAbsent(steps, m -> EveryOther.weights(nodes()))
                        .clone();
    }

    private LegendreRule rule() {
        return RULES.computeIfAbsent(steps, LegendreRule::of);
    }
}
