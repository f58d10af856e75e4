package org.ascribe.model;

import ai.djl.ndarray.NDArray;

/**
 * How a layer is passed forward: itself, or with the same value and another gradient. A rule of propagation is such a pass.
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
}
