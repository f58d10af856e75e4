package org.ascribe.taylor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.ascribe.ScalarFunction;
import org.ascribe.baseline.Baseline;
import org.ascribe.engine.BatchSize;
import org.ascribe.engine.Finite;
import org.ascribe.engine.Heap;
import org.ascribe.engine.Views;
import org.ascribe.feature.FeatureGroups;
import org.ascribe.feature.GroupMasks;
import org.ascribe.network.Monomials;
import org.hipparchus.util.CombinatoricsUtils;

/**
 * All Taylor terms of f between a sample and its baseline, up to an order, each by itself: of few features, or of groups of features
 * that move together, {@code x(t) = point + Σ_g t_g Δ_g}.
 *
 * <p>Exact to rounding: a polynomial in several variables passes through the layers of f. Cost: a forward for each of the {@code (v +
 * K)! / (v! K!)} coefficients, and products of them at activations; functions without layers are expanded to second order, by
 * v Hessian-vector products.
 *
 * @param baseline b
 * @param groups what counts as one feature; every feature of the sample in exactly one
 * @param at where f is expanded
 * @param order K
 */
public record TaylorExpansion(Baseline baseline, FeatureGroups groups, ExpansionPoint at, int order) {

    /** More coefficients than this take minutes and tell nobody anything. */
    public static final int MOST = 2000;

    /**
     * Checks the order.
     *
     * @param baseline b
     * @param groups what counts as one feature
     * @param at where f is expanded
     * @param order K
     * @throws IllegalArgumentException if it is not positive
     */
    public TaylorExpansion {
        Orders.check(order);
    }

    /**
     * Of single features, at the sample.
     *
     * @param baseline b
     * @param order K
     */
    public TaylorExpansion(Baseline baseline, int order) {
        this(baseline, FeatureGroups.single(), ExpansionPoint.SAMPLE, order);
    }

    /**
     * Expands f for one sample.
     *
     * @param f what is expanded
     * @param x one sample, of f's input shape
     * @return the terms
     * @throws IllegalArgumentException if there are too many terms, or f's layers do not allow the order
     */
    public TaylorTerms of(ScalarFunction f, NDArray x) {
        try (NDManager scope = x.getManager().newSubManager()) {
            NDArray one = Views.of(x, scope).toType(f.dataType(), false).expandDims(0);
            return ofAll(f.at(one), one).get(0);
        }
    }

    /**
     * Expands f for the samples of a batch.
     *
     * @param f the function, bound to the samples
     * @param x samples in f's data type, {@code [n, ...]}
     * @return the terms of each
     * @throws IllegalArgumentException if there are too many terms, or f's layers do not allow the order
     */
    public List<TaylorTerms> ofAll(ScalarFunction f, NDArray x) {
        Shape sample = x.getShape().slice(1);
        List<int[]> features = groups.partition(sample);
        Monomials monomials = monomials(features.size());
        TermSource source = TermSource.of(f, order);
        int n = (int) x.getShape().get(0);
        int portion = BatchSize.atOnce(x.getDevice(), new Shape(monomials.count()).addAll(sample));
        List<TaylorTerms> terms = new ArrayList<>();
        try (NDManager scope = x.getManager().newSubManager()) {
            NDArray here = Views.of(x, scope);
            NDArray b = baseline.of(here);
            NDArray masks = GroupMasks.of(features, here);
            for (int from = 0; from < n; from += portion) {
                int[] rows = IntStream.range(from, Math.min(n, from + portion)).toArray();
                try (NDManager inner = scope.newSubManager()) {
                    NDIndex slice = new NDIndex(from + ":" + (from + rows.length));
                    terms.addAll(
                            some(f.rows(rows), here.get(inner, slice), b.get(inner, slice), masks, monomials, source));
                }
            }
        }
        return terms;
    }

    private List<TaylorTerms> some(
            ScalarFunction f, NDArray x, NDArray b, NDArray masks, Monomials monomials, TermSource source) {
        NDArray point = at.from(x, b);
        NDArray way = at.way(x, b);
        NDArray c = source.coefficients(f, point, way.expandDims(0).mul(masks), monomials);
        double[] other =
                Finite.check(Heap.of(f.value(point.add(way))), i -> "f: " + f + " at the other end of its expansion");
        int n = other.length;
        double[] coefficients = Finite.check(
                Heap.of(c), i -> "f: coefficient " + MultiIndex.of(monomials.exponents(i / n)) + " of " + f);
        List<MultiIndex> terms = IntStream.range(0, monomials.count())
                .mapToObj(monomials::exponents)
                .map(MultiIndex::of)
                .toList();
        return IntStream.range(0, n)
                .mapToObj(row -> {
                    Map<MultiIndex, Double> values = new LinkedHashMap<>();
                    for (int m = 1; m < monomials.count(); m++) {
                        values.put(terms.get(m), at.sign() * coefficients[m * n + row]);
                    }
                    return new TaylorTerms(values, at.sign() * (other[row] - coefficients[row]));
                })
                .toList();
    }

    private Monomials monomials(int v) {
        double count = CombinatoricsUtils.binomialCoefficientDouble(v + order, order);
        if (count > MOST) {
            throw new IllegalArgumentException(String.format(
                    "groups, order: v = %d and K = %d have %.0f terms; expected at most %d (fewer groups, or a lower order)",
                    v, order, count, MOST));
        }
        return Monomials.of(v, order);
    }
}
