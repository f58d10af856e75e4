package org.ascribe.network;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Block;

/**
 * A table in which words are looked up: from their numbers, {@code [n, places]}, to {@code [n, places, dimensions]}. Number 0 stands
 * for nothing, and its row is zero.
 *
 * <p>Numbers of words are names: there is no gradient by them, and no method takes this layer. What follows it is a network of its
 * own, see {@link Network#after}.
 *
 * @param name unique in its network
 * @param block made by {@link #of}
 */
public record Embedding(String name, Block block) implements Layer {

    /**
     * Checks the block.
     *
     * @param name unique in its network
     * @param block made by {@link #of}
     * @throws IllegalArgumentException if the block is another one
     */
    public Embedding {
        if (!(block instanceof EmbeddingBlock)) {
            throw new IllegalArgumentException("block: " + name + " is a "
                    + block.getClass().getSimpleName() + "; expected the block of an Embedding made by Embedding.of");
        }
    }

    /**
     * A table without values yet.
     *
     * @param name name of the layer
     * @param vocabulary how many numbers there are
     * @param dimensions length of a row
     * @return the layer
     */
    public static Embedding of(String name, int vocabulary, int dimensions) {
        return new Embedding(name, new EmbeddingBlock(vocabulary, dimensions));
    }

    @Override
    public NDArray back(NDArray input, NDArray v) {
        throw new UnsupportedOperationException("layer: " + name + " looks words up, which has no gradient by their"
                + " numbers; expected the network after it");
    }
}
