package org.ascribe.propagation;

import ai.djl.ndarray.NDArray;
import org.ascribe.model.AffineMap;

/**
 * z⁺-rule: {@code R_i = Σ_j a_i w_ij⁺ / Σ_i' a_i' w_i'j⁺ R_j}, for layers whose inputs are not negative.
 *
 * <p>Root points keep the domain of a ReLU's output, a ≥ 0: the search goes along {@code v_ij = a_i 1[w_ij > 0]}, towards the point
 * where the inputs that excite neuron j are scaled down until it is silent. Relevance never changes its sign. Wrong for inputs
 * below zero, where {@link AlphaBeta} with α = 1 asks for the sign of a_i w_ij instead. Cost: one pass forward and one back
 * through the layer.
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
    public Shares share(AffineMap map, NDArray a, NDArray relevance) {
        return Contributions.of(a, bias.of(map).with(w -> w.maximum(0))).share(relevance, stabiliser);
    }

    @Override
    public NDArray direction(NDArray x, NDArray w) {
        return x.mul(w.gt(0).toType(x.getDataType(), false));
    }
}
