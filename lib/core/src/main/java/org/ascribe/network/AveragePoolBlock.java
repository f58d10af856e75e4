package org.ascribe.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import org.ascribe.engine.Torch;

/** The mean over windows, as a sum whose weights can be changed. */
final class AveragePoolBlock extends AbstractBlock implements LinearOperator {

    private final PoolWindows windows;
    private final boolean includePadding;

    AveragePoolBlock(PoolWindows windows, boolean includePadding) {
        this.windows = windows;
        this.includePadding = includePadding;
    }

    @Override
    public NDArray weight(NDArray a) {
        return windows.count(a, includePadding).pow(-1);
    }

    @Override
    public NDArray bias(NDArray a) {
        return LinearOperator.none(a);
    }

    @Override
    public NDArray apply(NDArray a, NDArray weight) {
        return windows.sum(a).mul(weight);
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore store, NDList inputs, boolean training, PairList<String, Object> parameters) {
        NDArray a = inputs.singletonOrThrow();
        return new NDList(apply(a, weight(a)));
    }

    @Override
    public Shape[] getOutputShapes(Shape[] shapes) {
        try (NDManager manager = Torch.manager()) {
            return new Shape[] {windows.sum(manager.zeros(shapes[0])).getShape()};
        }
    }
}
