package org.ascribe.network;

import ai.djl.ndarray.NDArray;
import org.ascribe.autograd.Autograd;

/** What an affine layer does with its input and some weights, linear in both. Weights and bias belong to the input's manager. */
interface LinearOperator {

    /** The layer's own weights. */
    NDArray weight(NDArray a);

    /** The layer's own bias, in a shape that broadcasts to the output; zero where it has none. */
    NDArray bias(NDArray a);

    /** {@code W a}. */
    NDArray apply(NDArray a, NDArray weight);

    /** {@code Wᵀ v}, in the shape of a. */
    default NDArray back(NDArray a, NDArray weight, NDArray v) {
        return Autograd.pullback(x -> apply(x, weight), a, v);
    }

    /** A single zero of a's type. */
    static NDArray none(NDArray a) {
        return a.getManager().zeros(new ai.djl.ndarray.types.Shape(1), a.getDataType());
    }
}
