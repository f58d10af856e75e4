package org.ascribe.taylor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Optional;
import org.ascribe.ScalarFunction;
import org.ascribe.Scores;
import org.ascribe.baseline.Baseline;
import org.ascribe.engine.Tensors;
import org.ascribe.engine.Views;
import org.ascribe.feature.FeatureGroups;
import org.ascribe.feature.GroupedMethod;

/**
 * A Taylor attribution: {@code aᵢ = Σ_α wᵢ(α) T_α} over all terms of order 1 to K, each of which is known by itself. What assignment
 * and order make of it is any of the reformulated methods, or a new one.
 *
 * <ul>
 *   <li>Shapes: any; a feature has the value of its group. Unit: that of f. Sign: positive speaks for the target.
 *   <li>The values of the groups sum to f(x) − f(b) up to the remainder of the expansion, where the weights of each term sum to 1.
 *   <li>Cost: that of {@link TaylorExpansion}, {@code (v + K)! / (v! K!)} forwards. For all features of an image {@link
 *       TaylorIntegratedGradients} and {@link TaylorOcclusion} give the same sums without their terms.
 *   <li>Wrong by everything of higher order, and outside the radius of convergence the more so the higher the order; the result says
 *       where it seems to be.
 * </ul>
 *
 * Deng et al. 2021, section "High-order Taylor attribution".
 *
 * @param baseline b
 * @param groups what counts as one feature; every feature of the sample in exactly one
 * @param at where f is expanded
 * @param order K
 * @param assignment w
 */
public record TaylorAttribution(
        Baseline baseline, FeatureGroups groups, ExpansionPoint at, int order, Assignment assignment)
        implements TaylorMethod, GroupedMethod {

    /**
     * Checks the order.
     *
     * @param baseline b
     * @param groups what counts as one feature
     * @param at where f is expanded
     * @param order K
     * @param assignment w
     * @throws IllegalArgumentException if the order is not positive
     */
    public TaylorAttribution {
        Orders.check(order);
    }

    /**
     * Of single features, expanded at the sample.
     *
     * @param baseline b
     * @param order K
     * @param assignment w
     */
    public TaylorAttribution(Baseline baseline, int order, Assignment assignment) {
        this(baseline, FeatureGroups.single(), ExpansionPoint.SAMPLE, order, assignment);
    }

    @Override
    public TaylorAttribution withOrder(int other) {
        return new TaylorAttribution(baseline, groups, at, other, assignment);
    }

    @Override
    public Scores scores(ScalarFunction f, NDArray x) {
        List<TaylorTerms> terms = expansion().ofAll(f, x);
        int n = terms.size();
        double[] coefficients = new double[order * n];
        for (int k = 1; k <= order; k++) {
            for (int row = 0; row < n; row++) {
                coefficients[(k - 1) * n + row] = terms.get(row).ofOrder(k);
            }
        }
        Optional<NDArray> radius = ConvergenceRadius.of(Tensors.of(x.getManager(), coefficients, new Shape(order, n)));
        return Scores.of(byOrder(terms, x).sum(new int[] {0}))
                .from(baseline.of(x))
                .withConvergenceRadius(radius.orElse(null));
    }

    @Override
    public NDArray terms(ScalarFunction f, NDArray x) {
        return Views.within(x, here -> byOrder(expansion().ofAll(f, here), here));
    }

    private TaylorExpansion expansion() {
        return new TaylorExpansion(baseline, groups, at, order);
    }

    /** What each order gives to each feature, {@code [K, n, ...]}. */
    private NDArray byOrder(List<TaylorTerms> terms, NDArray x) {
        Shape sample = x.getShape().slice(1);
        List<int[]> features = groups.of(sample);
        int n = terms.size();
        int size = (int) sample.size();
        double[] values = new double[order * n * size];
        for (int row = 0; row < n; row++) {
            double[][] shares = terms.get(row).sharesByOrder(assignment);
            for (int k = 0; k < order; k++) {
                for (int g = 0; g < features.size(); g++) {
                    for (int i : features.get(g)) {
                        values[(k * n + row) * size + i] = shares[k][g];
                    }
                }
            }
        }
        return Tensors.like(x, values, new Shape(order).addAll(x.getShape()));
    }
}
