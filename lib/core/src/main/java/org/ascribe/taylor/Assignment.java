package org.ascribe.taylor;

/**
 * Who gets how much of a Taylor term: the weights {@code wᵢ(α)} that make terms of an expansion an attribution, {@code aᵢ = Σ_α wᵢ(α)
 * T_α}. An attribution method is one choice of them; weights that sum to 1 for every α make it complete.
 *
 * <p>Deng et al. 2021, section "A General Taylor Attribution Framework".
 */
@FunctionalInterface
public interface Assignment {

    /**
     * The part of a term that a feature gets.
     *
     * @param feature i, from 0; a group where the expansion has groups for features
     * @param term α, of order 1 or more
     * @return {@code wᵢ(α)}
     */
    double weight(int feature, MultiIndex term);
}
