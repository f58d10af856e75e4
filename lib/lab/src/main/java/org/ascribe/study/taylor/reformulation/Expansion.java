package org.ascribe.study.taylor.reformulation;

import ai.djl.ndarray.NDArray;
import java.util.Objects;
import org.ascribe.ScalarFunction;
import org.ascribe.baseline.Baseline;
import org.ascribe.engine.Finite;
import org.ascribe.engine.Heap;
import org.ascribe.metric.ApproximationError;
import org.ascribe.taylor.ExpansionPoint;
import org.ascribe.taylor.TaylorIntegratedGradients;
import org.ascribe.taylor.TaylorSeries;

/**
 * What becomes of f on the way between a sample and its baseline when it is expanded at one of the two.
 *
 * @param change f(x) − f(b)
 * @param errors of the expansion of this change, to order 1 … K
 * @param radius how far it seems to reach, in units of the way
 */
record Expansion(double change, double[] errors, double radius) {

    /**
     * Expands.
     *
     * @param f the function, bound to the sample
     * @param x one sample, {@code [1, ...]}
     * @param baseline b
     * @param at where
     * @param orders K
     */
    static Expansion of(ScalarFunction f, NDArray x, Baseline baseline, ExpansionPoint at, int orders) {
        NDArray b = baseline.of(x);
        double change = f.value(x).getDouble(0) - f.value(b).getDouble(0);
        NDArray terms = TaylorSeries.fitting()
                .values(f, at.from(x, b), at.way(x, b), orders)
                .get("1:");
        double[] sums =
                Finite.check(Heap.of(terms.cumSum(0).mul(at.sign())), k -> "f: its expansion to order " + (k + 1));
        double[] errors = new double[orders];
        for (int k = 0; k < orders; k++) {
            errors[k] = ApproximationError.of(change, sums[k]);
        }
        NDArray radius = new TaylorIntegratedGradients(baseline, at)
                .withOrder(orders)
                .scores(f, x)
                .errors()
                .convergenceRadius();
        return new Expansion(
                change,
                errors,
                Objects.requireNonNull(radius, "orders are enough to tell").getDouble(0));
    }
}
