package org.ascribe.axiom.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;

/** Lays a vector out as a picture of two columns, a pair of neighbours in each row, for a pool to compare. */
final class PairsBlock extends AbstractBlock {

    @Override
    protected NDList forwardInternal(
            ParameterStore store, NDList inputs, boolean training, PairList<String, Object> parameters) {
        NDArray x = inputs.singletonOrThrow();
        return new NDList(x.reshape(paired(x.getShape())));
    }

    @Override
    public Shape[] getOutputShapes(Shape[] shapes) {
        return new Shape[] {paired(shapes[0])};
    }

    private static Shape paired(Shape vectors) {
        return new Shape(vectors.get(0), 1, vectors.get(1) / 2, 2);
    }
}
