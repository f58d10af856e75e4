package org.ascribe.network;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Block;
import org.ascribe.autograd.Autograd;

/**
 * Any other DJL block from one array to one array: it can be passed forward and differentiated, and no rule knows more about it.
 *
 * @param name unique in its network
 * @param block the block
 */
public record Opaque(String name, Block block) implements Layer {

    /** Of a copy of the input: the block may write into it, and it belongs to the layer before. */
    @Override
    public NDArray apply(NDArray input) {
        return Layer.super.apply(Autograd.copy(input));
    }
}
