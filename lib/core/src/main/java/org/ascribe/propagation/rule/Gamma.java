package org.ascribe.propagation.rule;

import ai.djl.ndarray.NDArray;
import org.ascribe.network.AffineMap;

/**
 * γ-rule: {@code R_i = Σ_j (c_ij + γ c_ij⁺) / Σ_i' (c_i'j + γ c_i'j⁺) R_j} with the contributions {@code c_ij = a_i w_ij}: what speaks for a
 * neuron counts 1 + γ times.
 *
 * <p>Between the ε-rule (γ = 0) and the z⁺-rule (γ → ∞). For layers above a ReLU, whose inputs are not negative, that is
 * {@code a_i (w_ij + γ w_ij⁺)}. Wrong where contributions cancel in spite of γ: small denominators make large relevances of both
 * signs. Cost: one pass forward and one back through the layer, twice that where there are inputs below zero.
 *
 * <p>Montavon et al. 2019, section 10.2.1.
 *
 * @param gamma γ, 0 or more
 * @param bias if kept, as it is: γ does not act on it
 * @param stabiliser of the denominator
 */
public record Gamma(double gamma, Bias bias, Stabiliser stabiliser) implements AffineRule {

    /**
     * Checks γ.
     *
     * @param gamma γ, 0 or more
     * @param bias if kept, as it is
     * @param stabiliser of the denominator
     * @throws IllegalArgumentException if γ is negative or not finite
     */
    public Gamma {
        if (!(gamma >= 0) || Double.isInfinite(gamma)) {
            throw new IllegalArgumentException("gamma: " + gamma + "; expected a finite number of 0 or more");
        }
    }

    /**
     * With bias.
     *
     * @param gamma γ, 0 or more
     */
    public Gamma(double gamma) {
        this(gamma, Bias.KEPT, Stabiliser.TINY);
    }

    @Override
    public Shares share(AffineMap map, NDArray a, NDArray relevance) {
        return Contributions.signed(
                        a,
                        bias.of(map),
                        w -> w.add(w.maximum(0).mul(gamma)),
                        w -> w.add(w.minimum(0).mul(gamma)))
                .share(relevance, stabiliser);
    }
}
