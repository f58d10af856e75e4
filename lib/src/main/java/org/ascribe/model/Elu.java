package org.ascribe.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;

/** {@code z > 0 ? z : α (e^z − 1)}. */
record Elu(double alpha) implements Activation {

    @Override
    public NDArray apply(NDArray z) {
        return NDArrays.where(z.gt(0), z, exponential(z).sub(alpha));
    }

    @Override
    public NDArray derivative(NDArray z) {
        return NDArrays.where(z.gt(0), z.onesLike(), exponential(z));
    }

    @Override
    public NDArray secondDerivative(NDArray z) {
        return NDArrays.where(z.gt(0), z.zerosLike(), exponential(z));
    }

    /** {@code α e^z}, and α on the positive side, where an overflow would turn the gradient of the other branch into NaN. */
    private NDArray exponential(NDArray z) {
        return GraphConstant.times(NDArrays.where(z.gt(0), z.zerosLike(), z).exp(), alpha);
    }
}
