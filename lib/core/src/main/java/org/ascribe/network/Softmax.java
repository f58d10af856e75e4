package org.ascribe.network;

import ai.djl.nn.Block;
import ai.djl.nn.LambdaBlock;

/**
 * {@code e^{a_i} / Σ_j e^{a_j}} over the last axis.
 *
 * @param name unique in its network
 */
public record Softmax(String name) implements Layer {

    @Override
    public Block block() {
        return LambdaBlock.singleton(a -> a.softmax(-1), "softmax");
    }
}
