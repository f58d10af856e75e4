package org.ascribe.model;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.convolutional.Conv2d;

/** Cross-correlation with a kernel of shape [out, in / groups, height, width]. */
record ConvolutionOperator(Conv2d block) implements LinearOperator {

    @Override
    public NDArray weight(NDArray a) {
        return Autograd.borrow(block.getDirectParameters().get("weight").getArray(), a.getManager());
    }

    @Override
    public NDArray bias(NDArray a) {
        return block.isIncludeBias()
                ? Autograd.borrow(block.getDirectParameters().get("bias").getArray(), a.getManager())
                        .reshape(1, -1, 1, 1)
                : LinearOperator.none(a);
    }

    @Override
    public NDArray apply(NDArray a, NDArray weight) {
        return Conv2d.conv2d(
                        a, weight, null, block.getStride(), block.getPadding(), block.getDilation(), block.getGroups())
                .singletonOrThrow();
    }
}
