package org.ascribe.taylor;

import ai.djl.ndarray.NDArray;
import org.ascribe.AttributionMethod;
import org.ascribe.Baseline;
import org.ascribe.FeatureGroups;
import org.ascribe.GroupScore;
import org.ascribe.ScalarFunction;
import org.ascribe.Scores;

/**
 * Occlusion to second order: {@code aᵢ = Σ_{j∈p} gⱼ δⱼ - ½ Σ_{j,k∈p} Hⱼₖ δⱼ δₖ} for every feature i of group p, with
 * δ = x − b and the sum over ordered pairs, so {@code gᵢ δᵢ - ½ Hᵢᵢ δᵢ²} for single features.
 *
 * <p>Shapes: as Occlusion; unit: that of f; cost: one gradient, and one Hessian-vector product per group in which x differs from
 * b; wrong by everything of third order and higher. Deng et al. 2021, Theorems 2 and 3 (whose pair sum is to be read over
 * unordered pairs).
 *
 * @param baseline b
 * @param groups what is occluded together
 */
public record TaylorOcclusion(Baseline baseline, FeatureGroups groups) implements AttributionMethod {

    @Override
    public Scores scores(ScalarFunction f, NDArray x) {
        NDArray b = baseline.of(x);
        NDArray slope = f.gradient(x).mul(x.sub(b));
        GroupScore curvature = SecondOrder.curvature(x, b);
        GroupScore score = marked ->
                SecondOrder.perRow(marked.of(slope).mul(marked.masks())).add(curvature.of(marked));
        return Scores.of(score.spread(groups, f, x, b)).from(b);
    }
}
