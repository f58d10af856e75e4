package org.ascribe.propagation.rule;

import ai.djl.ndarray.NDArray;
import org.ascribe.network.Layer;
import org.ascribe.network.MaxPool;
import org.ascribe.network.Pointwise;
import org.ascribe.network.Reshape;

/**
 * {@code R_i = Σ_j 1[j came from i] R_j}: an activation passes relevance on unchanged, a reshaping passes it along, and in a max pool the
 * winner of a window takes all.
 */
public record Pass() implements Rule {

    @Override
    public boolean fits(Layer layer) {
        return layer instanceof Pointwise || layer instanceof Reshape || layer instanceof MaxPool;
    }

    @Override
    public Shares share(Layer layer, NDArray a, NDArray relevance) {
        return Shares.of(layer instanceof Pointwise ? relevance : layer.back(a, relevance));
    }
}
