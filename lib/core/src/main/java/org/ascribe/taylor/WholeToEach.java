package org.ascribe.taylor;

/**
 * Every feature of a term gets the whole of it: {@code wᵢ(α) = [i ∈ supp α]}. At the baseline this is Occlusion-1: what is taken out
 * with a feature is all it takes part in. An interaction of m features is counted m times.
 */
public record WholeToEach() implements Assignment {

    @Override
    public double weight(int feature, MultiIndex term) {
        return term.exponent(feature) > 0 ? 1 : 0;
    }

    @Override
    public String toString() {
        return "whole to each";
    }
}
