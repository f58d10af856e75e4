package org.ascribe.taylor;

import ai.djl.ndarray.NDArray;
import org.ascribe.AttributionMethod;
import org.ascribe.Baseline;
import org.ascribe.ScalarFunction;
import org.ascribe.Scores;

/**
 * Integrated Gradients to second order: {@code aᵢ = δᵢ (gᵢ - ½ (Hδ)ᵢ)}, δ = x − b: the feature's first-order and independent
 * terms, and half of every interactive one.
 *
 * <p>Shapes: any; unit: that of f; cost: one gradient and one Hessian-vector product; wrong by everything of third order and
 * higher. Deng et al. 2021, Theorem 5.
 *
 * @param baseline b
 */
public record TaylorIntegratedGradients(Baseline baseline) implements AttributionMethod {

    @Override
    public Scores scores(ScalarFunction f, NDArray x) {
        NDArray b = baseline.of(x);
        NDArray delta = x.sub(b);
        NDArray slope = f.gradient(x).sub(f.hessianVector(x, delta).mul(0.5));
        return new Scores(slope.mul(delta), b);
    }
}
