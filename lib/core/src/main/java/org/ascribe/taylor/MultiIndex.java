package org.ascribe.taylor;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The α of a Taylor term {@code T_α = ∂^α f Δ^α / α!}: to which power each feature is in it.
 *
 * @param exponents {@code α₁ … α_v}, one for each feature
 */
public record MultiIndex(List<Integer> exponents) {

    /**
     * Copies the list.
     *
     * @param exponents one for each feature
     * @throws IllegalArgumentException if there is none, or a negative one
     */
    public MultiIndex {
        exponents = List.copyOf(exponents);
        if (exponents.isEmpty() || exponents.stream().anyMatch(k -> k < 0)) {
            throw new IllegalArgumentException(
                    "exponents: " + exponents + "; expected one for each feature, 0 or more each");
        }
    }

    /**
     * From numbers.
     *
     * @param exponents one for each feature
     * @return α
     */
    public static MultiIndex of(int... exponents) {
        return new MultiIndex(Arrays.stream(exponents).boxed().toList());
    }

    /**
     * The exponent of a feature.
     *
     * @param feature from 0
     * @return {@code αᵢ}
     */
    public int exponent(int feature) {
        return exponents.get(feature);
    }

    /**
     * The order of the term.
     *
     * @return {@code |α| = Σᵢ αᵢ}
     */
    public int order() {
        return exponents.stream().mapToInt(Integer::intValue).sum();
    }

    /**
     * The features that are in the term. One: the term is independent; more: it is an interaction of exactly these.
     *
     * @return those with an exponent above 0
     */
    public Set<Integer> support() {
        return IntStream.range(0, exponents.size())
                .filter(i -> exponent(i) > 0)
                .boxed()
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public String toString() {
        return exponents.stream().map(String::valueOf).collect(Collectors.joining(", ", "(", ")"));
    }
}
