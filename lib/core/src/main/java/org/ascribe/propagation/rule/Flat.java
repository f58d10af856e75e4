package org.ascribe.propagation.rule;

import ai.djl.ndarray.NDArray;
import org.ascribe.network.AffineMap;

/**
 * Flat rule: {@code R_i = Σ_j 1 / Σ_i' 1 R_j}: every input that a neuron sees gets the same, whatever its value and weight.
 *
 * <p>For the first layers of a deep net, where it smooths the picture; it says nothing about single pixels inside one receptive
 * field. Cost: one pass forward and one back through the layer.
 *
 * <p>Lapuschkin et al. 2019; {@link WSquare} with all weights equal.
 *
 * @param stabiliser of the denominator
 */
public record Flat(Stabiliser stabiliser) implements AffineRule {

    /** With a stabiliser that only keeps from dividing by zero. */
    public Flat() {
        this(Stabiliser.TINY);
    }

    @Override
    public Shares share(AffineMap map, NDArray a, NDArray relevance) {
        return Contributions.of(a.onesLike(), map.withoutBias().with(NDArray::onesLike))
                .share(relevance, stabiliser);
    }
}
