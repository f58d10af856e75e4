package org.ascribe.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Block;
import java.util.List;

/**
 * Parallel chains of layers from one input, merged into one output: residual and dense blocks, inception and fire modules. An
 * empty chain passes the input on. Branches may stand in branches.
 *
 * @param name unique in its network
 * @param merge how the outputs of the chains become one
 * @param chains one or more
 */
public record Branches(String name, Merge merge, List<List<Layer>> chains) implements Layer {

    /** How the outputs of chains become one. */
    public enum Merge {
        /** Their sum; all have the same shape. */
        ADD,
        /** One after another along the channels, axis 1. */
        CONCAT
    }

    /**
     * Keeps its own copies of the lists.
     *
     * @param name unique in its network
     * @param merge how the outputs of the chains become one
     * @param chains one or more
     * @throws IllegalArgumentException if there is no chain
     */
    public Branches {
        chains = chains.stream().map(List::copyOf).toList();
        if (chains.isEmpty()) {
            throw new IllegalArgumentException("chains: none in " + name + "; expected one or more");
        }
    }

    @Override
    public Block block() {
        return new BranchesBlock(this);
    }

    @Override
    public NDArray through(LayerPass pass, NDArray input) {
        return merged(
                chains.stream().map(chain -> Chain.through(chain, pass, input)).toList());
    }

    /**
     * The outputs of the chains as one.
     *
     * @param outputs one for each chain
     * @return their sum or concatenation
     */
    NDArray merged(List<NDArray> outputs) {
        return switch (merge) {
            case ADD -> outputs.stream().reduce(NDArray::add).orElseThrow();
            case CONCAT -> NDArrays.concat(new NDList(outputs), 1);
        };
    }
}
