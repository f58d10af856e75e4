package org.ascribe.network;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Block;

/**
 * An element-wise non-linearity.
 *
 * @param name unique in its network
 * @param activation which
 */
public record Pointwise(String name, Activation activation) implements Layer {

    @Override
    public Block block() {
        return new ElementwiseBlock(activation);
    }

    @Override
    public NDArray back(NDArray input, NDArray v) {
        return v.mul(activation.derivative(input));
    }
}
