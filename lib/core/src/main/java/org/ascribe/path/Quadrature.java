package org.ascribe.path;

import ai.djl.ndarray.NDArray;
import org.ascribe.ScalarFunction;

/** A way to compute the path integral of a gradient. */
public interface Quadrature {

    /**
     * The path integral, feature by feature: {@code ∫₀¹ ∂f(γ(α))/∂γᵢ · dγᵢ/dα dα}, piece by piece where γ has kinks, with as many
     * nodes on each. Many nodes are evaluated at once, and memory does not grow with their number.
     *
     * @param path the path γ
     * @param b baselines, {@code [n, ...]}
     * @param x samples, {@code [n, ...]}
     * @param f the function, bound to the samples
     * @return the integral, {@code [n, ...]}, with an estimate of its error where the rule has one
     * @throws IllegalArgumentException if γ is no path from b to x, see {@link Path#check}
     */
    Integral along(Path path, NDArray b, NDArray x, ScalarFunction f);
}
