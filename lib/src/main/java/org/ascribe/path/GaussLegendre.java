package org.ascribe.path;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;

/**
 * The rule with the highest degree: M nodes are exact where the gradient is a polynomial of degree 2M − 1 along the path.
 * The choice for smooth f; on ReLU networks, whose gradient jumps, no better than {@link Midpoint}.
 *
 * @param steps M
 */
public record GaussLegendre(int steps) implements FixedQuadrature {

    // A factory remembers the rules it has made; making one of 50 nodes takes longer than a gradient of a small
    // network.
    private static final GaussIntegratorFactory RULES = new GaussIntegratorFactory();
    private static final Map<Integer, double[]> COARSER = new ConcurrentHashMap<>();

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

    /** The interpolating rule on every other node: exact for degree (M − 1)/2. */
    @Override
    public double[] coarserWeights() {
        return steps == 1
                ? new double[0]
                : COARSER.computeIfAbsent(steps, m -> everyOther(nodes())).clone();
    }

    /** Solves {@code Σₖ wₖ Pⱼ(2αₖ - 1) = ∫₀¹ Pⱼ(2α - 1) dα}, which is 1 for j = 0 and 0 for all other Legendre polynomials. */
    private static double[] everyOther(double[] nodes) {
        int kept = (nodes.length + 1) / 2;
        double[][] polynomials = new double[kept][kept];
        for (int k = 0; k < kept; k++) {
            double t = 2 * nodes[2 * k] - 1;
            for (int j = 0; j < kept; j++) {
                polynomials[j][k] = j == 0
                        ? 1
                        : j == 1 ? t : ((2 * j - 1) * t * polynomials[j - 1][k] - (j - 1) * polynomials[j - 2][k]) / j;
            }
        }
        double[] moments = new double[kept];
        moments[0] = 1;
        double[] solved = new LUDecomposition(new Array2DRowRealMatrix(polynomials, false))
                .getSolver()
                .solve(new ArrayRealVector(moments, false))
                .toArray();
        double[] weights = new double[nodes.length];
        for (int k = 0; k < kept; k++) {
            weights[2 * k] = solved[k];
        }
        return weights;
    }

    private GaussIntegrator rule() {
        return RULES.legendre(steps, 0, 1);
    }
}
