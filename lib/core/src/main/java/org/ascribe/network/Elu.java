package org.ascribe.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import java.util.ArrayList;
import java.util.List;

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
    public List<NDArray> taylor(NDArray z, int order) {
        NDArray positive = z.gt(0);
        List<NDArray> exponential = Recursion.from(exponential(z), order, Recursion::last);
        List<NDArray> coefficients = new ArrayList<>(List.of(apply(z), derivative(z)));
        for (int k = 2; k <= order; k++) {
            coefficients.add(NDArrays.where(positive, z.zerosLike(), exponential.get(k)));
        }
        return coefficients;
    }

    /** {@code α e^z}, and α on the positive side, where an overflow would turn the gradient of the other branch into NaN. */
    private NDArray exponential(NDArray z) {
        return NDArrays.where(z.gt(0), z.zerosLike(), z).exp().mul(alpha);
    }
}
