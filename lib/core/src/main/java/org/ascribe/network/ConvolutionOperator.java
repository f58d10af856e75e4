package org.ascribe.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import org.ascribe.autograd.Autograd;

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

    /** With stride 1 the transpose is itself a convolution, with the kernel turned around; else it is asked of the engine. */
    @Override
    public NDArray back(NDArray a, NDArray weight, NDArray v) {
        long rows = around(0);
        long columns = around(1);
        if (block.getStride().size() != 1 || block.getGroups() != 1 || rows < 0 || columns < 0) {
            return LinearOperator.super.back(a, weight, v);
        }
        NDArray turned = weight.flip(2, 3).swapAxes(0, 1);
        return Conv2d.conv2d(v, turned, null, block.getStride(), new Shape(rows, columns), block.getDilation(), 1)
                .singletonOrThrow();
    }

    /** The padding after which a convolution of the output has the size of the input. */
    private long around(int axis) {
        return block.getDilation().get(axis) * (block.getKernelShape().get(axis) - 1)
                - block.getPadding().get(axis);
    }
}
