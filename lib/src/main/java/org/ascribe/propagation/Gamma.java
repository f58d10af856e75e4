package org.ascribe.propagation;

import ai.djl.ndarray.NDArray;
import org.ascribe.model.AffineMap;

/**
 * γ-rule: {@code R_i = Σ_j a_i (w_ij + γ w_ij⁺) / Σ_i' a_i' (w_i'j + γ w_i'j⁺) R_j}, for layers whose inputs are not negative.
 *
 * <p>Between the ε-rule (γ = 0) and the z⁺-rule (γ → ∞): what speaks for a neuron counts more than what speaks against it, and
 * relevances do not blow up where the two cancel. Cost: one pass forward and one back through the layer. Wrong for inputs below
 * zero, for which w⁺ is not what excites.
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
        return Contributions.of(a, bias.of(map).with(w -> w.add(w.maximum(0).mul(gamma))))
                .share(relevance, stabiliser);
    }
}
