package org.ascribe.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import org.ascribe.autograd.Autograd;

/** An activation as a block that says which one it is; DJL's own are anonymous lambdas. */
final class ElementwiseBlock extends AbstractBlock {

    private final Activation activation;

    ElementwiseBlock(Activation activation) {
        this.activation = activation;
    }

    Activation activation() {
        return activation;
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore store, NDList inputs, boolean training, PairList<String, Object> parameters) {
        NDArray z = inputs.singletonOrThrow();
        // An activation of the user's may write into what it is given, which belongs to the layer before.
        return new NDList(activation.apply(Foreign.is(activation) ? Autograd.copy(z) : z));
    }

    @Override
    public Shape[] getOutputShapes(Shape[] shapes) {
        return shapes;
    }
}
