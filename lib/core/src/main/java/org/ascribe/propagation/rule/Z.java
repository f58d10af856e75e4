package org.ascribe.propagation.rule;

import ai.djl.ndarray.NDArray;
import org.ascribe.network.AffineMap;

/**
 * z-rule: {@code R_i = Σ_j a_i w_ij / Σ_i' a_i' w_i'j R_j}: in proportion to what each input contributes, without bias.
 *
 * <p>The search goes along {@code v_ij = a_i}, towards the origin, so root points stay in a ≥ 0 if the bias is not positive. What
 * speaks against a neuron gets relevance below zero, and where contributions cancel, relevances of opposite signs grow without bound:
 * what deep Taylor decomposition avoids by the {@link ZPlus} rule. Cost: one pass forward and one back through the layer.
 *
 * <p>Bach et al. 2015, eq. 56, with the bias left out; Montavon et al. 2017, section 4.
 *
 * @param stabiliser of the denominator
 */
public record Z(Stabiliser stabiliser) implements RootRule {

    /** With a stabiliser that only keeps from dividing by zero. */
    public Z() {
        this(Stabiliser.TINY);
    }

    @Override
    public Contributions contributions(AffineMap map, NDArray a) {
        return Contributions.of(a, map.withoutBias());
    }

    @Override
    public NDArray direction(NDArray x, NDArray w) {
        return x;
    }
}
