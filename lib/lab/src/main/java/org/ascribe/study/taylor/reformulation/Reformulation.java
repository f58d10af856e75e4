package org.ascribe.study.taylor.reformulation;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.ascribe.AttributionMethod;
import org.ascribe.ScalarFunction;
import org.ascribe.baseline.Baseline;
import org.ascribe.engine.Finite;
import org.ascribe.engine.Heap;
import org.ascribe.feature.FeatureGroups;
import org.ascribe.gradient.IntegratedGradients;
import org.ascribe.metric.PercentageChange;
import org.ascribe.path.GaussLegendre;
import org.ascribe.perturbation.Occlusion;
import org.ascribe.taylor.ExpansionPoint;
import org.ascribe.taylor.TaylorIntegratedGradients;
import org.ascribe.taylor.TaylorMethod;
import org.ascribe.taylor.TaylorOcclusion;

/**
 * A method and the terms that it is said to be the sum of.
 *
 * @param name of the method, as in a column of a row
 * @param original the method
 * @param terms its terms, up to some order
 */
record Reformulation(String name, AttributionMethod original, TaylorMethod terms) {

    /** The methods that work on the input; DeepLIFT is reformulated layer by layer, see {@link LayerChanges}. */
    static List<Reformulation> all(Baseline b, int nodes, ExpansionPoint at, int order) {
        IntegratedGradients ig = new IntegratedGradients().withBaseline(b).withQuadrature(new GaussLegendre(nodes));
        return List.of(
                occlusion("occ_1", b, FeatureGroups.single(), at, order),
                occlusion("occ_2x2", b, FeatureGroups.patches(2), at, order),
                occlusion("occ_4x4", b, FeatureGroups.patches(4), at, order),
                new Reformulation("ig", ig, new TaylorIntegratedGradients(b, at).withOrder(order)));
    }

    private static Reformulation occlusion(String name, Baseline b, FeatureGroups p, ExpansionPoint at, int order) {
        return new Reformulation(name, new Occlusion(b, p), new TaylorOcclusion(b, p, at).withOrder(order));
    }

    /**
     * The percentage change between the method and its terms, to every order.
     *
     * @param f the function, bound to the sample
     * @param x one sample, {@code [1, ...]}
     * @return to order 1 … K
     */
    double[] changes(ScalarFunction f, NDArray x) {
        double[] whole = Finite.check(
                Heap.of(original.scores(f, x).values()), i -> "f: what " + original + " makes of feature " + i);
        double[] each = Finite.check(Heap.of(terms.terms(f, x)), i -> "f: number " + i + " of the terms of " + terms);
        double[] sum = new double[whole.length];
        double[] changes = new double[terms.order()];
        for (int k = 0; k < changes.length; k++) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += each[k * sum.length + i];
            }
            changes[k] = PercentageChange.of(whole, sum);
        }
        return changes;
    }
}
