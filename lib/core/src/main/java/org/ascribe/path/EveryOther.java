package org.ascribe.path;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The interpolating rule on every other node of a rule: {@code wₖ = ∫₀¹ lₖ(α) dα} for the Lagrange polynomials of the nodes that
 * are kept, 0 for the others. The integrals are sums over a Gauss-Legendre rule that is exact for them, of the second barycentric
 * form {@code lₖ(α) = vₖ/(α - αₖ) / Σⱼ vⱼ/(α - αⱼ), vₖ = 1/Πⱼ≠ₖ (αₖ - αⱼ)}, which does not blow rounding errors up: Berrut,
 * Trefethen 2004, eq. 4.2. Time grows with the square of the number of nodes.
 */
final class EveryOther {

    private EveryOther() {}

    /** One weight per node, rising nodes given. */
    static double[] weights(double[] nodes) {
        double[] kept = IntStream.range(0, (nodes.length + 1) / 2)
                .mapToDouble(k -> nodes[2 * k])
                .toArray();
        double[] integrals = integrals(kept);
        double[] weights = new double[nodes.length];
        for (int k = 0; k < kept.length; k++) {
            weights[2 * k] = integrals[k];
        }
        return weights;
    }

    private static double[] integrals(double[] nodes) {
        int m = nodes.length;
        double[] v = barycentric(nodes);
        double[] integrals = new double[m];
        LegendreRule exact = LegendreRule.of((m + 1) / 2);
        double[] terms = new double[m];
        for (int i = 0; i < exact.nodes().length; i++) {
            double sum = 0;
            for (int k = 0; k < m; k++) {
                double distance = exact.nodes()[i] - nodes[k];
                if (distance == 0) {
                    Arrays.fill(terms, 0);
                    terms[k] = 1;
                    sum = 1;
                    break;
                }
                terms[k] = v[k] / distance;
                sum += terms[k];
            }
            for (int k = 0; k < m; k++) {
                integrals[k] += exact.weights()[i] * terms[k] / sum;
            }
        }
        return integrals;
    }

    /** {@code vₖ} but for a common factor, their signs alternating; by logarithms, since the products leave the range of a double. */
    private static double[] barycentric(double[] nodes) {
        double[] logarithms = IntStream.range(0, nodes.length)
                .mapToDouble(k -> -IntStream.range(0, nodes.length)
                        .filter(j -> j != k)
                        .mapToDouble(j -> Math.log(Math.abs(nodes[k] - nodes[j])))
                        .sum())
                .toArray();
        double largest = Arrays.stream(logarithms).max().orElseThrow();
        return IntStream.range(0, nodes.length)
                .mapToDouble(k -> (k % 2 == 0 ? 1 : -1) * Math.exp(logarithms[k] - largest))
                .toArray();
    }
}
