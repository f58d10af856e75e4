package org.ascribe.taylor;

import ai.djl.ndarray.NDArray;
import org.ascribe.ScalarFunction;
import org.ascribe.Scores;
import org.ascribe.baseline.Baseline;
import org.ascribe.engine.Differential;
import org.ascribe.engine.Views;

/**
 * Integrated Gradients to order K: {@code aᵢ = −Σₖ Δᵢ ∂ᵢ D_Δᵏ⁻¹ f / k!}, k = 1 … K, with all derivatives at x and Δ = b − x. A
 * term {@code Δ₁^k₁ ⋯ Δₙ^kₙ} of order k goes to feature i for kᵢ/k of it: first-order and independent terms to their feature, of an
 * interactive one to each of its features what its power says. To second order {@code aᵢ = δᵢ (gᵢ − ½ (Hδ)ᵢ)}, δ = x − b. Expanded
 * at the baseline, {@code aᵢ = Σₖ δᵢ ∂ᵢ D_δᵏ⁻¹ f / k!} with all derivatives there.
 *
 * <ul>
 *   <li>Shapes: any; unit: that of f.
 *   <li>Cost: that of the series; through layers K forwards and K backwards.
 *   <li>Wrong by everything of higher order. Outside the radius of convergence more orders make it worse, not better; the result
 *       says where it seems to be.
 * </ul>
 *
 * Deng et al. 2021, Theorem 5.
 *
 * @param baseline b
 * @param at where f is expanded
 * @param order K
 * @param series how the coefficients are found
 */
public record TaylorIntegratedGradients(Baseline baseline, ExpansionPoint at, int order, TaylorSeries series)
        implements TaylorMethod {

    /**
     * Checks the order.
     *
     * @param baseline b
     * @param at where f is expanded
     * @param order K
     * @param series how the coefficients are found
     * @throws IllegalArgumentException if the order is not positive
     */
    public TaylorIntegratedGradients {
        Orders.check(order);
    }

    /**
     * To second order.
     *
     * @param baseline b
     * @param at where f is expanded
     */
    public TaylorIntegratedGradients(Baseline baseline, ExpansionPoint at) {
        this(baseline, at, 2, TaylorSeries.fitting());
    }

    /**
     * To second order at the sample, as in the paper's experiments.
     *
     * @param baseline b
     */
    public TaylorIntegratedGradients(Baseline baseline) {
        this(baseline, ExpansionPoint.SAMPLE);
    }

    @Override
    public TaylorIntegratedGradients withOrder(int other) {
        return new TaylorIntegratedGradients(baseline, at, other, series);
    }

    @Override
    public Scores scores(ScalarFunction f, NDArray x) {
        NDArray b = baseline.of(x);
        NDArray way = at.way(x, b);
        NDArray g = series.gradients(f, at.from(x, b), way, order);
        return Scores.of(Differential.of(x.sub(b), Orders.mean(g)))
                .from(b)
                .withConvergenceRadius(
                        ConvergenceRadius.of(Differential.of(way, g)).orElse(null));
    }

    @Override
    public NDArray terms(ScalarFunction f, NDArray x) {
        return Views.within(x, here -> {
            NDArray b = baseline.of(here);
            NDArray g = series.gradients(f, at.from(here, b), at.way(here, b), order);
            return Differential.of(here.sub(b), Orders.shares(g));
        });
    }
}
