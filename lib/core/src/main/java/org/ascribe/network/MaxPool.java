package org.ascribe.network;

import ai.djl.nn.Block;
import ai.djl.nn.LambdaBlock;

/**
 * The maximum over windows, which may overlap.
 *
 * @param name unique in its network
 * @param windows which
 */
public record MaxPool(String name, PoolWindows windows) implements Layer {

    @Override
    public Block block() {
        return LambdaBlock.singleton(windows::max, "maxPool");
    }
}
