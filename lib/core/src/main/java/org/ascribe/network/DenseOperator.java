package org.ascribe.network;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import org.ascribe.autograd.Autograd;

/** {@code W a} with W of shape [out, in], on the last axis. */
record DenseOperator(Block block) implements LinearOperator {

    @Override
    public NDArray weight(NDArray a) {
        return Autograd.borrow(block.getDirectParameters().get("weight").getArray(), a.getManager());
    }

    @Override
    public NDArray bias(NDArray a) {
        Parameter bias = block.getDirectParameters().get("bias");
        return bias == null ? LinearOperator.none(a) : Autograd.borrow(bias.getArray(), a.getManager());
    }

    @Override
    public NDArray apply(NDArray a, NDArray weight) {
        return a.matMul(weight.transpose());
    }

    @Override
    public NDArray back(NDArray a, NDArray weight, NDArray v) {
        return v.matMul(weight);
    }
}
