package org.ascribe.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;

/** A block that is shown one row of a batch at a time: each has the scores it has by itself. */
final class RowByRow extends AbstractBlock {

    private final Block block;

    RowByRow(Block block) {
        this.block = addChildBlock("block", block);
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore store, NDList inputs, boolean training, PairList<String, Object> parameters) {
        NDArray batch = inputs.singletonOrThrow();
        long n = batch.getShape().get(0);
        if (n == 1) {
            return new NDList(row(store, batch, training));
        }
        NDList rows = new NDList();
        for (long i = 0; i < n; i++) {
            rows.add(row(store, Autograd.copy(batch.get(new NDIndex(i + ":" + (i + 1)))), training));
        }
        return new NDList(NDArrays.concat(rows));
    }

    private NDArray row(ParameterStore store, NDArray one, boolean training) {
        NDArray scores = block.forward(store, new NDList(one), training).singletonOrThrow();
        return scores.reshape(1, scores.size());
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputs) {
        Shape one = block.getOutputShapes(new Shape[] {new Shape(1).addAll(inputs[0].slice(1))})[0];
        return new Shape[] {new Shape(inputs[0].get(0), one.size())};
    }
}
