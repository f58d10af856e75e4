package org.ascribe.propagation.rule;

import ai.djl.ndarray.NDArray;
import org.ascribe.network.AffineMap;

/**
 * w²-rule: {@code R_i = Σ_j w_ij² / Σ_i' w_i'j² R_j}, for inputs that may be any real number.
 *
 * <p>The root point of neuron j is the nearest one: the search goes along {@code v_ij = w_ij}. The sample itself does not matter at
 * this layer, only the relevance that arrives. At the border of an image the sums run over the taps inside. Cost: one pass forward
 * and one back through the layer.
 *
 * <p>Montavon et al. 2017, section 4.1.
 *
 * @param stabiliser of the denominator
 */
public record WSquare(Stabiliser stabiliser) implements RootRule {

    /** With a stabiliser that only keeps from dividing by zero. */
    public WSquare() {
        this(Stabiliser.TINY);
    }

    @Override
    public Contributions contributions(AffineMap map, NDArray a) {
        return Contributions.of(a.onesLike(), map.withoutBias().with(NDArray::square));
    }

    @Override
    public NDArray direction(NDArray x, NDArray w) {
        return w;
    }
}
