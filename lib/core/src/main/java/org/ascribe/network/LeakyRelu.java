package org.ascribe.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import java.util.List;

/** {@code z > 0 ? z : slope · z}. */
record LeakyRelu(double slope) implements Activation {

    @Override
    public NDArray apply(NDArray z) {
        return NDArrays.where(z.gt(0), z, z.mul(slope));
    }

    @Override
    public NDArray derivative(NDArray z) {
        return NDArrays.where(z.gt(0), z.onesLike(), z.onesLike().mul(slope));
    }

    @Override
    public List<NDArray> taylor(NDArray z, int order) {
        return List.of(apply(z), derivative(z));
    }
}
