package org.ascribe.taylor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import org.ascribe.ScalarFunction;
import org.ascribe.engine.Views;

/**
 * The series to second order by automatic differentiation: {@code c₁ = d·∇f, c₂ = ½ dᵀHd} and {@code g₀ = ∇f, g₁ = Hd}. For any
 * model with second derivatives, exact to rounding. Cost: one gradient and one Hessian-vector product.
 */
public record SecondDerivatives() implements TaylorSeries {

    static final int HIGHEST = 2;

    @Override
    public NDArray values(ScalarFunction f, NDArray x, NDArray d, int order) {
        return Views.within(x, here -> {
            NDArray higher = Orders.coefficients(d, gradients(f, here, d, order));
            return NDArrays.concat(new NDList(f.value(here).expandDims(0), higher));
        });
    }

    @Override
    public NDArray gradients(ScalarFunction f, NDArray x, NDArray d, int order) {
        Orders.check(x, d, order);
        if (order > HIGHEST) {
            throw new IllegalArgumentException("order: " + order + "; SecondDerivatives expects 1 or 2");
        }
        return Views.within(x, here -> {
            NDArray first = f.gradient(here);
            return NDArrays.stack(order == 1 ? new NDList(first) : new NDList(first, f.hessianVector(here, d)));
        });
    }
}
