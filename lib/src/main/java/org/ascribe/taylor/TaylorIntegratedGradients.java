package org.ascribe.taylor;

import ai.djl.ndarray.NDArray;
import org.ascribe.AttributionMethod;
import org.ascribe.Baseline;
import org.ascribe.ScalarFunction;
import org.ascribe.Scores;

/**
 * Integrated Gradients to second order: {@code aᵢ = δᵢ (gᵢ - ½ (Hδ)ᵢ)}, δ = x − b, with gradient and Hessian at x: the feature's
 * first-order and independent terms, and half of every interactive one. Expanded at the baseline, {@code δᵢ (gᵢ + ½ (Hδ)ᵢ)} with
 * gradient and Hessian there.
 *
 * <p>Shapes: any; unit: that of f; cost: one gradient and one Hessian-vector product; wrong by everything of third order and
 * higher. Deng et al. 2021, Theorem 5.
 *
 * @param baseline b
 * @param at where f is expanded
 */
public record TaylorIntegratedGradients(Baseline baseline, ExpansionPoint at) implements AttributionMethod {

    /**
     * Expanded at the sample, as in the paper.
     *
     * @param baseline b
     */
    public TaylorIntegratedGradients(Baseline baseline) {
        this(baseline, ExpansionPoint.SAMPLE);
    }

    @Override
    public Scores scores(ScalarFunction f, NDArray x) {
        NDArray b = baseline.of(x);
        return Scores.of(at.slope(f, x, b).mul(x.sub(b))).from(b);
    }
}
