package org.ascribe.path;

import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * The rule with the highest degree: M nodes are exact where the gradient is a polynomial of degree 2M − 1 along the path.
 * The choice for smooth f; on ReLU networks, whose gradient jumps, no better than {@link Midpoint}.
 *
 * @param steps M
 */
public record GaussLegendre(int steps) implements Quadrature {

    // A factory remembers the rules it has made; making one of 50 nodes takes longer than a gradient of a small
    // network.
    private static final GaussIntegratorFactory RULES = new GaussIntegratorFactory();

    /**
     * Checks the number of steps.
     *
     * @param steps M
     * @throws IllegalArgumentException if there is none
     */
    public GaussLegendre {
        Steps.check(steps);
    }

    @Override
    public double[] nodes() {
        GaussIntegrator rule = rule();
        double[] nodes = new double[steps];
        for (int m = 0; m < steps; m++) {
            nodes[m] = rule.getPoint(m);
        }
        return nodes;
    }

    @Override
    public double[] weights() {
        GaussIntegrator rule = rule();
        double[] weights = new double[steps];
        for (int m = 0; m < steps; m++) {
            weights[m] = rule.getWeight(m);
        }
        return weights;
    }

    private GaussIntegrator rule() {
        return RULES.legendre(steps, 0, 1);
    }
}
