package org.ascribe.taylor;

/**
 * A feature gets as much of a term as its power says: {@code wᵢ(α) = αᵢ / |α|}. This is Integrated Gradients, expanded at the sample
 * or at the baseline. Complete.
 *
 * <p>Deng et al. 2021, Theorem 5.
 */
public record ByExponent() implements Assignment {

    @Override
    public double weight(int feature, MultiIndex term) {
        return (double) term.exponent(feature) / term.order();
    }

    @Override
    public String toString() {
        return "by exponent";
    }
}
