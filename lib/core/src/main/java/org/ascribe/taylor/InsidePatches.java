package org.ascribe.taylor;

import java.util.Arrays;
import java.util.List;

/**
 * A feature gets all terms of features of its own patch, whole: {@code wᵢ(α) = [supp α ⊆ p(i)]}. At the sample this is the occlusion
 * of patches. A term within a patch is given to each of its features, a term between patches to nobody.
 *
 * <p>Deng et al. 2021, Theorem 3, where each pair of features counts once.
 *
 * @param patches for each feature, the number of its patch
 */
public record InsidePatches(List<Integer> patches) implements Assignment {

    /**
     * Copies the list.
     *
     * @param patches for each feature, the number of its patch
     */
    public InsidePatches {
        patches = List.copyOf(patches);
    }

    /**
     * From numbers.
     *
     * @param patches for each feature, the number of its patch
     * @return the assignment
     */
    public static InsidePatches of(int... patches) {
        return new InsidePatches(Arrays.stream(patches).boxed().toList());
    }

    @Override
    public double weight(int feature, MultiIndex term) {
        if (term.exponents().size() != patches.size()) {
            throw new IllegalArgumentException("patches: " + patches.size() + " numbers; expected "
                    + term.exponents().size() + ", one for each feature of the expansion");
        }
        int own = patches.get(feature);
        return term.support().stream().allMatch(i -> patches.get(i) == own) ? 1 : 0;
    }

    @Override
    public String toString() {
        return "inside patches " + patches;
    }
}
