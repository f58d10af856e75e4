package org.ascribe.taylor;

import ai.djl.ndarray.NDArray;
import org.ascribe.ScalarFunction;

/** Where a Taylor series is expanded. On a quadratic function both give the same; elsewhere they do not. */
public enum ExpansionPoint {
    /** At the sample, as in Deng et al. 2021: {@code f(x) - f(b) ≈ δ·(g - ½ Hδ)} with g and H at x. */
    SAMPLE(-0.5) {
        @Override
        NDArray of(NDArray x, NDArray b) {
            return x;
        }
    },
    /** At the baseline: {@code f(x) - f(b) ≈ δ·(g + ½ Hδ)} with g and H at b. */
    BASELINE(0.5) {
        @Override
        NDArray of(NDArray x, NDArray b) {
            return b;
        }
    };

    private final double half;

    ExpansionPoint(double half) {
        this.half = half;
    }

    abstract NDArray of(NDArray x, NDArray b);

    /**
     * The mean slope between baseline and sample, as far as two derivatives tell: {@code g ∓ ½ Hδ}. Cost: one gradient and one
     * Hessian-vector product.
     */
    NDArray slope(ScalarFunction f, NDArray x, NDArray b) {
        NDArray point = of(x, b);
        return f.gradient(point).add(f.hessianVector(point, x.sub(b)).mul(half));
    }
}
