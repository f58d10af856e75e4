package org.ascribe.propagation.rule;

import ai.djl.ndarray.NDArray;
import org.ascribe.network.AffineMap;

/**
 * αβ-rule: {@code R_i = Σ_j (α (a_i w_ij)⁺ / Σ_i' (a_i' w_i'j)⁺ − β (a_i w_ij)⁻ / Σ_i' (a_i' w_i'j)⁻) R_j}: what speaks for a neuron
 * and what speaks against it, each in proportion to its like.
 *
 * <p>α = 1, β = 0 is the {@link ZPlus} rule; a larger β shows more of what inhibits, with larger relevances of both signs. Cost: one
 * pass forward and one back through the layer, twice that for β above 0, and twice again where there are inputs below zero.
 * Relevance that arrives where a neuron has no contribution of a sign is lost to the stabiliser.
 *
 * <p>Bach et al. 2015.
 *
 * @param alpha α, which must be 1 + β
 * @param beta β, 0 or more
 * @param bias if kept, its positive part contributes to the positive sum and its negative part to the negative one
 * @param stabiliser of the denominators
 */
public record AlphaBeta(double alpha, double beta, Bias bias, Stabiliser stabiliser) implements AffineRule {

    /**
     * Checks α and β.
     *
     * @param alpha α, which must be 1 + β
     * @param beta β, 0 or more
     * @param bias whether the bias takes its share
     * @param stabiliser of the denominators
     * @throws IllegalArgumentException if relevance would not be conserved
     */
    public AlphaBeta {
        if (!(beta >= 0) || !(Math.abs(alpha - beta - 1) <= 1e-12)) {
            throw new IllegalArgumentException(
                    "alpha, beta: " + alpha + ", " + beta + "; expected beta of 0 or more and alpha = 1 + beta");
        }
    }

    /**
     * Without bias.
     *
     * @param alpha α, which must be 1 + β
     * @param beta β, 0 or more
     */
    public AlphaBeta(double alpha, double beta) {
        this(alpha, beta, Bias.ZEROED, Stabiliser.TINY);
    }

    @Override
    public Shares share(AffineMap map, NDArray a, NDArray relevance) {
        AffineMap w = bias.of(map);
        Shares exciting =
                Contributions.positive(a, w.withBias(b -> b.maximum(0))).share(relevance, stabiliser);
        if (beta == 0) {
            return exciting;
        }
        Shares inhibiting =
                Contributions.negative(a, w.withBias(b -> b.minimum(0))).share(relevance, stabiliser);
        return exciting.times(alpha).plus(inhibiting.times(-beta));
    }
}
