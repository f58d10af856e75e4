package org.ascribe.taylor;

import java.util.Set;

/**
 * A feature gets all terms that it is alone in: {@code wᵢ(α) = [α = |α| eᵢ]}. At the sample this is Occlusion-1, {@code f(x) - f(x
 * with bᵢ)}; at the baseline {@code f(b with xᵢ) - f(b)}. Nobody gets an interaction.
 *
 * <p>Deng et al. 2021, Theorem 2; with patches for features, Theorem 3 over again.
 */
public record IndependentOnly() implements Assignment {

    @Override
    public double weight(int feature, MultiIndex term) {
        return term.support().equals(Set.of(feature)) ? 1 : 0;
    }

    @Override
    public String toString() {
        return "independent only";
    }
}
