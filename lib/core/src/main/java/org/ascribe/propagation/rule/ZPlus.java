package org.ascribe.propagation.rule;

import ai.djl.ndarray.NDArray;
import org.ascribe.network.AffineMap;

/**
 * z⁺-rule: {@code R_i = Σ_j (a_i w_ij)⁺ / Σ_i' (a_i' w_i'j)⁺ R_j}: only what speaks for a neuron gets relevance, which never changes its
 * sign.
 *
 * <p>For layers above a ReLU, whose inputs are not negative, that is {@code a_i w_ij⁺}. Root points stay in their domain, a ≥ 0: the
 * search goes along {@code v_ij = a_i 1[a_i w_ij > 0]}, towards the point where the inputs that excite neuron j are scaled down until it
 * is silent. Relevance that arrives where nothing excites a neuron, its bias perhaps, is lost to the stabiliser. Cost: one pass
 * forward and one back through the layer, twice that where there are inputs below zero.
 *
 * <p>Montavon et al. 2017, section 4.2.
 *
 * @param bias zeroed in deep Taylor decomposition; if kept, as it is and not its positive part
 * @param stabiliser of the denominator
 */
public record ZPlus(Bias bias, Stabiliser stabiliser) implements RootRule {

    /** Without bias. */
    public ZPlus() {
        this(Bias.ZEROED, Stabiliser.TINY);
    }

    @Override
    public Contributions contributions(AffineMap map, NDArray a) {
        return Contributions.positive(a, bias.of(map));
    }

    @Override
    public NDArray direction(NDArray x, NDArray w) {
        return x.mul(x.mul(w).gt(0).toType(x.getDataType(), false));
    }
}
