package org.ascribe.propagation.rule;

import ai.djl.ndarray.NDArray;
import org.ascribe.network.Layer;

/**
 * How the relevance at the output of a layer is shared among its inputs. A rule for affine layers is an {@link AffineRule}.
 *
 * <p>Rules are applied without a graph being recorded; what they make on the way is freed by the caller.
 */
public interface Rule {

    /**
     * Whether this rule knows what to do at a layer.
     *
     * @param layer the layer
     * @return false if the layer must be refused before anything runs
     */
    boolean fits(Layer layer);

    /**
     * Shares relevance out.
     *
     * @param layer a layer that fits
     * @param a its input, {@code [n, ...]}
     * @param relevance R at its output, {@code [n, ...]}
     * @return R at its input, and what did not get there
     */
    Shares share(Layer layer, NDArray a, NDArray relevance);
}
