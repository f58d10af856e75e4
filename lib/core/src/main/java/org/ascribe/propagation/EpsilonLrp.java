package org.ascribe.propagation;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.ascribe.AttributionMethod;
import org.ascribe.ScalarFunction;
import org.ascribe.Scores;
import org.ascribe.engine.Differential;
import org.ascribe.network.Affine;
import org.ascribe.network.Layer;
import org.ascribe.network.LayerKinds;
import org.ascribe.network.LayerPass;
import org.ascribe.network.Lstm;
import org.ascribe.network.MaxPool;
import org.ascribe.network.Pointwise;
import org.ascribe.network.Reshape;
import org.ascribe.propagation.rule.Epsilon;
import org.ascribe.propagation.rule.Stabiliser;

/**
 * ε-LRP as a modified gradient: x times the gradient in which every activation's derivative is replaced by
 * {@code g = s(z) / (z + ε sign(z))}, with sign(0) = +1.
 *
 * <ul>
 *   <li>Shapes: any input shape; the attribution has the input's. Unit: that of f, a logit. Sign: positive speaks for the target.
 *   <li>Relevance leaks into biases, and where s(0) ≠ 0 (sigmoid, softplus) explodes near z = 0. Layers that are not activations
 *       pass their own gradient: no ε at the output, at pools or at batch normalisation, unlike {@link Epsilon} applied layer
 *       by layer. The products in the gates of an LSTM too: both factors get all of their relevance, so what comes out is not kept.
 *       {@link org.ascribe.propagation.rule.Gates} shares it.
 *   <li>Cost: one forward and one backward.
 * </ul>
 *
 * Ancona et al. 2018, Table 1 and Proposition 1.
 *
 * @param epsilon ε, above 0
 */
public record EpsilonLrp(double epsilon) implements AttributionMethod {

    private static final LayerKinds KINDS =
            new LayerKinds(List.of(Affine.class, Pointwise.class, MaxPool.class, Reshape.class, Lstm.class));

    /** With ε = 1e-4. */
    public EpsilonLrp() {
        this(1e-4);
    }

    /**
     * Checks ε.
     *
     * @param epsilon ε, above 0
     * @throws IllegalArgumentException if it is not a positive number
     */
    public EpsilonLrp {
        Stabiliser.of(epsilon);
    }

    @Override
    public Scores scores(ScalarFunction f, NDArray x) {
        Supported.logit(f, "EpsilonLrp");
        LayerPass pass = (layer, z) -> layer instanceof Pointwise ? slope(layer, z) : layer.apply(z);
        NDArray slopes = Supported.layers(f, "EpsilonLrp", KINDS).gradient(x, pass);
        return Scores.of(Differential.of(x, slopes));
    }

    private NDArray slope(Layer s, NDArray z) {
        NDArray y = s.apply(z);
        NDArray g = y.div(Stabiliser.of(epsilon).away(z));
        return Surrogate.of(y, z.mul(g.stopGradient()));
    }
}
