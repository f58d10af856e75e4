package org.ascribe.taylor;

import java.util.Set;

/**
 * A feature gets its term of first order, and nothing else: {@code wᵢ(α) = [α = eᵢ]}. At the sample this is Gradient × (x − b),
 * whose terms of higher order nobody gets.
 *
 * <p>Deng et al. 2021, Theorem 1.
 */
public record FirstOrderOnly() implements Assignment {

    @Override
    public double weight(int feature, MultiIndex term) {
        return term.order() == 1 && term.support().equals(Set.of(feature)) ? 1 : 0;
    }

    @Override
    public String toString() {
        return "first order only";
    }
}
