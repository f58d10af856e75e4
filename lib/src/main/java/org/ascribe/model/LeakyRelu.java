package org.ascribe.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;

/** {@code z > 0 ? z : slope · z}. */
record LeakyRelu(double slope) implements Activation {

    @Override
    public NDArray apply(NDArray z) {
        return NDArrays.where(z.gt(0), z, GraphConstant.times(z, slope));
    }

    @Override
    public NDArray derivative(NDArray z) {
        return NDArrays.where(z.gt(0), z.onesLike(), z.onesLike().mul(slope));
    }

    @Override
    public NDArray secondDerivative(NDArray z) {
        return z.zerosLike();
    }
}
