package org.ascribe.propagation.rule;

import ai.djl.ndarray.NDArray;
import org.ascribe.network.Affine;
import org.ascribe.network.Layer;
import org.ascribe.network.MaxPool;

/**
 * ε-rule: {@code R_i = Σ_j a_i w_ij / (z_j + ε sign(z_j)) R_j} with {@code z = W a + b}; at a max pool the winner of a window is
 * the only input.
 *
 * <p>The bias keeps its share b_j / z_j and ε the rest, so the larger both are the less arrives. On nets of ReLUs without biases,
 * ε → 0 is gradient × input. Cost: one pass forward and one back through the layer. Wrong where contributions cancel: small z_j make
 * large relevances of opposite signs.
 *
 * <p>Bach et al. 2015; Ancona et al. 2018, eq. 2.
 *
 * @param epsilon what adds ε sign(z), one number or one that follows z
 */
public record Epsilon(Stabiliser epsilon) implements Rule {

    /**
     * With the same ε everywhere.
     *
     * @param epsilon ε, above 0
     * @throws IllegalArgumentException if it is not a positive number
     */
    public Epsilon(double epsilon) {
        this(Stabiliser.of(epsilon));
    }

    @Override
    public boolean fits(Layer layer) {
        return layer instanceof Affine || layer instanceof MaxPool;
    }

    @Override
    public Shares share(Layer layer, NDArray a, NDArray relevance) {
        if (layer instanceof Affine affine) {
            return Contributions.of(a, affine.map()).share(relevance, epsilon);
        }
        NDArray z = layer.apply(a);
        NDArray s = relevance.div(epsilon.away(z));
        NDArray kept = Shares.perSample(relevance.sub(z.mul(s)));
        return new Shares(a.mul(layer.back(a, s)), kept.zerosLike(), kept);
    }
}
