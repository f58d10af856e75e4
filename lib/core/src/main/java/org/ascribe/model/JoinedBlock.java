package org.ascribe.model;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import org.ascribe.autograd.Autograd;

/** A block of several inputs as one of joined samples. */
final class JoinedBlock extends AbstractBlock {

    private final Block block;
    private final Inputs inputs;

    JoinedBlock(Block block, Inputs inputs) {
        this.block = addChildBlock("block", block);
        this.inputs = inputs;
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore store, NDList joined, boolean training, PairList<String, Object> parameters) {
        // Parts of a split share their memory, and the engine lets nobody write into those.
        NDList parts = new NDList();
        inputs.parts(joined.singletonOrThrow()).forEach(part -> parts.add(Autograd.copy(part)));
        return block.forward(store, parts, training, parameters);
    }

    @Override
    public Shape[] getOutputShapes(Shape[] joined) {
        return block.getOutputShapes(inputs.parts().stream()
                .map(part -> new Shape(joined[0].get(0)).addAll(part.shape()))
                .toArray(Shape[]::new));
    }
}
