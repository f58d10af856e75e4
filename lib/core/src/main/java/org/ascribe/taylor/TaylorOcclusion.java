package org.ascribe.taylor;

import ai.djl.ndarray.NDArray;
import org.ascribe.ScalarFunction;
import org.ascribe.Scores;
import org.ascribe.baseline.Baseline;
import org.ascribe.engine.Views;
import org.ascribe.feature.FeatureGroups;
import org.ascribe.feature.GroupScore;
import org.ascribe.feature.MaskedRows;

/**
 * Occlusion to order K: {@code aᵢ = −Σₖ D_Δᵏ f / k!}, k = 1 … K, for every feature i of group p, with Δ = b − x on p and 0
 * elsewhere and all derivatives at x: the first-order and independent terms of the features of p, and the interactive terms of
 * subsets of p. To second order {@code Σ_{j∈p} gⱼδⱼ − ½ Σ_{j,k∈p} Hⱼₖδⱼδₖ} with δ = x − b and the sum over ordered pairs, so
 * {@code gᵢδᵢ − ½ Hᵢᵢδᵢ²} for single features. Expanded at the baseline, {@code Σₖ D_δᵏ f / k!} with all derivatives at x without
 * p.
 *
 * <ul>
 *   <li>Shapes: as Occlusion; unit: that of f.
 *   <li>Cost: for every group in which x differs from b that of the series; through layers K + 1 forwards.
 *   <li>Wrong by everything of higher order, and outside the radius of convergence the more so the higher the order.
 * </ul>
 *
 * Deng et al. 2021, Theorems 2 and 3 (whose pair sum is to be read over unordered pairs).
 *
 * @param baseline b
 * @param groups what is occluded together
 * @param at where f is expanded
 * @param order K
 * @param series how the coefficients are found
 */
public record TaylorOcclusion(
        Baseline baseline, FeatureGroups groups, ExpansionPoint at, int order, TaylorSeries series)
        implements TaylorMethod {

    /**
     * Checks the order.
     *
     * @param baseline b
     * @param groups what is occluded together
     * @param at where f is expanded
     * @param order K
     * @param series how the coefficients are found
     * @throws IllegalArgumentException if the order is not positive
     */
    public TaylorOcclusion {
        Orders.check(order);
    }

    /**
     * To second order at the sample, as in the paper's experiments.
     *
     * @param baseline b
     * @param groups what is occluded together
     */
    public TaylorOcclusion(Baseline baseline, FeatureGroups groups) {
        this(baseline, groups, ExpansionPoint.SAMPLE);
    }

    /**
     * To second order.
     *
     * @param baseline b
     * @param groups what is occluded together
     * @param at where f is expanded
     */
    public TaylorOcclusion(Baseline baseline, FeatureGroups groups, ExpansionPoint at) {
        this(baseline, groups, at, 2, TaylorSeries.fitting());
    }

    @Override
    public TaylorOcclusion withOrder(int other) {
        return new TaylorOcclusion(baseline, groups, at, other, series);
    }

    @Override
    public Scores scores(ScalarFunction f, NDArray x) {
        NDArray b = baseline.of(x);
        GroupScore score = marked -> terms(marked, x, b).sum(new int[] {0});
        return Scores.of(score.spread(groups, f, x, b)).from(b);
    }

    @Override
    public NDArray terms(ScalarFunction f, NDArray x) {
        return Views.within(x, here -> {
            NDArray b = baseline.of(here);
            GroupScore score = marked -> terms(marked, here, b).transpose();
            return score.spread(order, groups, f, here, b);
        });
    }

    /** What each order adds to the score of each group, {@code [K, k]}. */
    private NDArray terms(MaskedRows marked, NDArray x, NDArray b) {
        NDArray whole = marked.of(x);
        NDArray without = marked.replaced(x, b);
        return series.values(marked.f(), at.from(whole, without), at.way(whole, without), order)
                .get("1:")
                .mul(at.sign());
    }
}
