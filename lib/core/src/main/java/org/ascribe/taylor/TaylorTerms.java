package org.ascribe.taylor;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The terms of a Taylor expansion, by multi-index, as parts of {@code f(x) - f(b)}: with {@code Δ = x - b} and derivatives at b,
 * {@code T_α = ∂^α f Δ^α / α!}; at x, with {@code Δ = b - x}, {@code T_α = -∂^α f Δ^α / α!}. On the heap, of one sample.
 *
 * @param values {@code T_α} for all α of order 1 to K, by rising order
 * @param change {@code f(x) - f(b)}
 */
public record TaylorTerms(Map<MultiIndex, Double> values, double change) {

    /**
     * Copies the map.
     *
     * @param values {@code T_α} for all α of order 1 to K, by rising order
     * @param change {@code f(x) - f(b)}
     * @throws IllegalArgumentException if there is no term, one of order 0, or one of other features than the rest
     */
    public TaylorTerms {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        if (values.isEmpty()) {
            throw new IllegalArgumentException("values: none; expected one term or more");
        }
        int features = values.keySet().iterator().next().exponents().size();
        for (MultiIndex alpha : values.keySet()) {
            if (alpha.order() == 0 || alpha.exponents().size() != features) {
                throw new IllegalArgumentException("values: a term " + alpha + "; expected an order of 1 or more and "
                        + features + " exponents, as the first has");
            }
        }
    }

    /**
     * The features of the expansion.
     *
     * @return v, how many
     */
    public int features() {
        return values.keySet().iterator().next().exponents().size();
    }

    /**
     * The order of the expansion.
     *
     * @return K
     */
    public int order() {
        return values.keySet().stream().mapToInt(MultiIndex::order).max().orElseThrow();
    }

    /**
     * One term.
     *
     * @param exponents {@code α₁ … α_v}
     * @return {@code T_α}
     * @throws IllegalArgumentException if there is no such term
     */
    public double term(int... exponents) {
        Double value = values.get(MultiIndex.of(exponents));
        if (value == null) {
            throw new IllegalArgumentException("exponents: " + Arrays.toString(exponents) + "; expected " + features()
                    + " of them, with a sum from 1 to " + order());
        }
        return value;
    }

    /**
     * A feature's term of first order.
     *
     * @param feature from 0
     * @return {@code T_α} for α = eᵢ
     */
    public double first(int feature) {
        check(feature);
        return sum(alpha -> alpha.order() == 1 && alpha.exponent(feature) == 1);
    }

    /**
     * A feature's independent terms: those of second order and higher that it is alone in.
     *
     * @param feature from 0
     * @return their sum
     */
    public double independent(int feature) {
        check(feature);
        return sum(alpha -> alpha.order() > 1 && alpha.exponent(feature) == alpha.order());
    }

    /**
     * The interactive terms of a set of features: those in which all of them are, and no other.
     *
     * @param features two or more, from 0
     * @return their sum; 0 for more features than the order has room for
     */
    public double interactive(int... features) {
        Arrays.stream(features).forEach(this::check);
        Set<Integer> subset = Arrays.stream(features).boxed().collect(Collectors.toSet());
        if (subset.size() < 2) {
            throw new IllegalArgumentException(
                    "features: " + Arrays.toString(features) + "; expected two or more different ones");
        }
        return sum(alpha -> alpha.support().equals(subset));
    }

    /**
     * All terms of an order together, {@code D_Δᵏ f / k!}.
     *
     * @param k from 1
     * @return their sum; 0 above K
     */
    public double ofOrder(int k) {
        return sum(alpha -> alpha.order() == k);
    }

    /**
     * What the expansion misses.
     *
     * @return {@code f(x) - f(b) - Σ_α T_α}
     */
    public double remainder() {
        return change - sum(alpha -> true);
    }

    /**
     * The terms, handed out.
     *
     * @param assignment who gets how much
     * @return {@code aᵢ = Σ_α wᵢ(α) T_α} for each feature
     */
    public double[] shares(Assignment assignment) {
        double[] shares = new double[features()];
        for (double[] ofOrder : sharesByOrder(assignment)) {
            Arrays.setAll(shares, i -> shares[i] + ofOrder[i]);
        }
        return shares;
    }

    /**
     * The terms of each order, handed out.
     *
     * @param assignment who gets how much
     * @return {@code [K][v]}, for each order from 1 what its terms add to each feature
     */
    public double[][] sharesByOrder(Assignment assignment) {
        double[][] shares = new double[order()][features()];
        values.forEach((alpha, value) -> {
            double[] ofOrder = shares[alpha.order() - 1];
            Arrays.setAll(ofOrder, i -> ofOrder[i] + assignment.weight(i, alpha) * value);
        });
        return shares;
    }

    private double sum(Predicate<MultiIndex> chosen) {
        return values.entrySet().stream()
                .filter(term -> chosen.test(term.getKey()))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    private void check(int feature) {
        if (feature < 0 || feature >= features()) {
            throw new IllegalArgumentException("feature: " + feature + "; expected 0 to " + (features() - 1));
        }
    }
}
