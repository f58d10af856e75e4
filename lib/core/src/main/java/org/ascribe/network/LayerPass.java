package org.ascribe.network;

import ai.djl.ndarray.NDArray;

/**
 * How a layer is passed forward: itself, or with the same value and another gradient. A rule of propagation is such a pass.
 *
 * <p>It meets every layer of a network but {@link Branches}, which are passed layer by layer, and of an {@link Lstm} the
 * activations and products in its gates.
 */
@FunctionalInterface
public interface LayerPass {

    /** Every layer as it is. */
    LayerPass PLAIN = Layer::apply;

    /**
     * The layer's output.
     *
     * @param layer the layer
     * @param input its input, {@code [n, ...]}
     * @return its output, differentiable by the input
     */
    NDArray forward(Layer layer, NDArray input);

    /**
     * The element-wise product of two activations, of which the gates of recurrent layers are made.
     *
     * @param a one factor
     * @param b the other, of a's shape
     * @return {@code a ⊙ b}, differentiable by both
     */
    default NDArray product(NDArray a, NDArray b) {
        return a.mul(b);
    }
}
