package org.ascribe.taylor;

/**
 * The features of a term share it equally, whatever their powers: {@code wᵢ(α) = [i ∈ supp α] / |supp α|}. These are the Shapley
 * values, expanded at the sample or at the baseline. Complete.
 *
 * <p>A coalition S takes the sample to {@code b + δ_S}, so a term of the expansion at b is worth {@code T_α} to every S ⊇ supp α and 0
 * to all others: a multiple of a unanimity game, whose Shapley value is this one (Shapley 1953, Lemma 2). The values are linear in
 * the game, and the same for its dual, which is the game of the expansion at the sample.
 */
public record InEqualParts() implements Assignment {

    @Override
    public double weight(int feature, MultiIndex term) {
        return term.exponent(feature) > 0 ? 1.0 / term.support().size() : 0;
    }

    @Override
    public String toString() {
        return "in equal parts";
    }
}
