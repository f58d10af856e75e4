package org.ascribe.perturbation;

import ai.djl.ndarray.NDArray;
import org.ascribe.ScalarFunction;
import org.ascribe.Scores;
import org.ascribe.baseline.Baseline;
import org.ascribe.feature.FeatureGroups;
import org.ascribe.feature.GroupScore;
import org.ascribe.feature.GroupedMethod;

/**
 * Occlusion: {@code aᵢ = f(x) - f(x with group p set to the baseline)} for every feature i of p; where groups overlap, the mean.
 * Known as feature ablation where the groups are drawn by hand or superpixels.
 *
 * <ul>
 *   <li>Shapes: any input shape for single features, images for patches; the attribution has the input's. Unit: that of f. Sign:
 *       positive where the group speaks for the target.
 *   <li>Does not sum to f(x) − f(b): what patches do together is nobody's. A patch gives its whole effect to each of its features,
 *       and counts once in a total.
 *   <li>Cost: one forward per group in which x differs from b, and one for x.
 * </ul>
 *
 * Zeiler and Fergus 2014 (single features), Zintgraf et al. 2017 (patches); as Taylor attributions: Deng et al. 2021, Theorems 2
 * and 3.
 *
 * @param baseline what a feature is set to
 * @param groups what is occluded together
 */
public record Occlusion(Baseline baseline, FeatureGroups groups) implements GroupedMethod {

    /**
     * Single features, set to zero.
     *
     * @return Occlusion-1
     */
    public static Occlusion one() {
        return of(FeatureGroups.single());
    }

    /**
     * Square patches side by side, set to zero.
     *
     * @param side side in pixels
     * @return Occlusion-p
     */
    public static Occlusion patches(int side) {
        return of(FeatureGroups.patches(side));
    }

    /**
     * Groups of any kind, set to zero.
     *
     * @param groups what is occluded together
     * @return feature ablation
     */
    public static Occlusion of(FeatureGroups groups) {
        return new Occlusion(Baseline.zero(), groups);
    }

    @Override
    public Scores scores(ScalarFunction f, NDArray x) {
        NDArray b = baseline.of(x);
        NDArray whole = f.value(x);
        GroupScore effect = marked -> marked.of(whole).sub(marked.f().value(marked.replaced(x, b)));
        return Scores.of(effect.spread(groups, f, x, b)).from(b);
    }
}
