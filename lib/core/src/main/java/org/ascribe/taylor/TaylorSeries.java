package org.ascribe.taylor;

import ai.djl.ndarray.NDArray;
import org.ascribe.ScalarFunction;

/**
 * The Taylor coefficients of f and of its gradient along a direction, to any order and without tensors of derivatives.
 *
 * <p>With {@code t ↦ f(x + t d) = Σₖ cₖ tᵏ}, coefficient k is {@code D_dᵏ f(x) / k!}: all terms of order k together. Results are owned as x is,
 * and nothing else is left there.
 */
public interface TaylorSeries {

    /**
     * {@code cₖ = D_dᵏ f(x) / k!}.
     *
     * @param f the function, bound to the samples
     * @param x where it is expanded, {@code [n, ...]}
     * @param d the direction, {@code [n, ...]}
     * @param order K, 1 or more
     * @return c₀ … c_K, {@code [K + 1, n]}
     */
    NDArray values(ScalarFunction f, NDArray x, NDArray d, int order);

    /**
     * The coefficients of {@code t ↦ ∇f(x + t d)}, {@code gₖ = ∇ D_dᵏ f(x) / k!}. Since {@code (k + 1) cₖ₊₁ = d · gₖ}, they
     * share every term of order k + 1 out among the features.
     *
     * @param f the function, bound to the samples
     * @param x where it is expanded, {@code [n, ...]}
     * @param d the direction, {@code [n, ...]}
     * @param order K, 1 or more
     * @return g₀ … g_{K−1}, {@code [K, n, ...]}
     */
    NDArray gradients(ScalarFunction f, NDArray x, NDArray d, int order);

    /**
     * Whatever fits f: through its layers where these allow it, else by automatic differentiation to second order and by
     * interpolation beyond. A function without second derivatives needs {@link InterpolatedSeries#withDerivatives}.
     *
     * @return the choice, made anew for every f
     */
    static TaylorSeries fitting() {
        return new FittingSeries();
    }
}
