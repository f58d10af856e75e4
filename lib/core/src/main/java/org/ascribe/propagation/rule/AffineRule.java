package org.ascribe.propagation.rule;

import ai.djl.ndarray.NDArray;
import org.ascribe.network.Affine;
import org.ascribe.network.AffineMap;
import org.ascribe.network.Layer;

/** A rule for {@code z = W a + b}: dense layers, convolutions, average pools and batch normalisation. */
@FunctionalInterface
public interface AffineRule extends Rule {

    /**
     * Shares relevance out; most rules say what contributes and leave the sharing to {@link Contributions}.
     *
     * @param map W and b
     * @param a the layer's input, {@code [n, ...]}
     * @param relevance R at its output, {@code [n, ...]}
     * @return R at its input, and what did not get there
     */
    Shares share(AffineMap map, NDArray a, NDArray relevance);

    @Override
    default boolean fits(Layer layer) {
        return layer instanceof Affine;
    }

    @Override
    default Shares share(Layer layer, NDArray a, NDArray relevance) {
        return share(((Affine) layer).map(), a, relevance);
    }
}
