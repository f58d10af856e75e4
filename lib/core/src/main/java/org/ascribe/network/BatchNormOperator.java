package org.ascribe.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import org.ascribe.autograd.Autograd;
import org.ascribe.engine.Shapes;

/**
 * {@code γ (a − μ) / √(σ² + ε) + β}, as a scale and a shift of each channel. Both are asked of the block, its slope and its value
 * at zero, since DJL's does not tell its ε.
 */
record BatchNormOperator(Block block) implements LinearOperator {

    @Override
    public NDArray weight(NDArray a) {
        NDArray origin = origin(a);
        return Autograd.pullback(this::normalised, origin, origin.onesLike()).reshape(perChannel(a));
    }

    @Override
    public NDArray bias(NDArray a) {
        return normalised(origin(a)).reshape(perChannel(a));
    }

    @Override
    public NDArray apply(NDArray a, NDArray weight) {
        return a.mul(weight);
    }

    @Override
    public NDArray back(NDArray a, NDArray weight, NDArray v) {
        return v.mul(weight);
    }

    private NDArray normalised(NDArray a) {
        return block.forward(new ParameterStore(a.getManager(), false), new NDList(a), false)
                .singletonOrThrow();
    }

    private static NDArray origin(NDArray a) {
        return a.getManager().zeros(new Shape(1, a.getShape().get(1)), a.getDataType());
    }

    private static Shape perChannel(NDArray a) {
        return Shapes.along(1, a.getShape().dimension(), a.getShape().get(1));
    }
}
