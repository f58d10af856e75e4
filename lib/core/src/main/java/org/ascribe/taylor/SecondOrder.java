package org.ascribe.taylor;

import ai.djl.ndarray.NDArray;
import org.ascribe.ScalarFunction;
import org.ascribe.engine.Differential;
import org.ascribe.feature.FeatureGroups;
import org.ascribe.feature.GroupScore;

/**
 * The terms of {@code f(x) - f(b) ≈ g·δ - ½ δᵀHδ}, split as in Deng et al. 2021, section "Second-order Taylor attribution".
 *
 * @param first {@code gᵢ δᵢ} for each feature
 * @param independent {@code -½ Hᵢᵢ δᵢ²} for each feature
 * @param interactive {@code -½ δᵢ Σ_{j≠i} Hᵢⱼ δⱼ} for each feature: half of every pair it belongs to
 */
public record SecondOrder(NDArray first, NDArray independent, NDArray interactive) {

    /**
     * Expands f at x.
     *
     * <p>Cost: one gradient and one Hessian-vector product for the first and all second-order terms together, and one more
     * product for each feature in which x differs from b, to tell the independent ones apart.
     *
     * @param f the function, bound to the samples
     * @param x samples, {@code [n, ...]}
     * @param b baselines, {@code [n, ...]}
     * @return the terms, each {@code [n, ...]}
     */
    public static SecondOrder at(ScalarFunction f, NDArray x, NDArray b) {
        NDArray delta = x.sub(b);
        NDArray first = Differential.of(delta, f.gradient(x));
        NDArray second = Differential.of(delta, f.hessianVector(x, delta)).mul(-0.5);
        NDArray independent = curvature(x, b).spread(FeatureGroups.single(), f, x, b);
        return new SecondOrder(first, independent, second.sub(independent));
    }

    /**
     * The whole expansion: {@code g·δ - ½ δᵀHδ}. Cost: one gradient and one Hessian-vector product.
     *
     * @param f the function, bound to the samples
     * @param x samples, {@code [n, ...]}
     * @param b baselines, {@code [n, ...]}
     * @return {@code [n]}
     */
    public static NDArray total(ScalarFunction f, NDArray x, NDArray b) {
        NDArray delta = x.sub(b);
        return perRow(Differential.of(
                delta, f.gradient(x).sub(f.hessianVector(x, delta).mul(0.5))));
    }

    /**
     * {@code -½ δₚᵀ H δₚ} of each group p: for a single feature its independent term, for a patch its independent terms and
     * the interactive ones of all pairs inside it.
     *
     * @param x samples, {@code [n, ...]}
     * @param b baselines, {@code [n, ...]}
     * @return the score of groups of features
     */
    private static GroupScore curvature(NDArray x, NDArray b) {
        NDArray delta = x.sub(b);
        return marked -> {
            NDArray direction = marked.of(delta).mul(marked.masks());
            NDArray product = marked.f().hessianVector(marked.of(x), direction);
            return perRow(Differential.of(direction, product)).mul(-0.5);
        };
    }

    static NDArray perRow(NDArray a) {
        return a.reshape(a.getShape().get(0), -1).sum(new int[] {1});
    }
}
