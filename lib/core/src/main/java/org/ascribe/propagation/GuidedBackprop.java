package org.ascribe.propagation;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.ascribe.AttributionMethod;
import org.ascribe.ScalarFunction;
import org.ascribe.Scores;
import org.ascribe.network.Activation;
import org.ascribe.network.Affine;
import org.ascribe.network.BackwardPass;
import org.ascribe.network.Layer;
import org.ascribe.network.LayerKinds;
import org.ascribe.network.Lstm;
import org.ascribe.network.MaxPool;
import org.ascribe.network.Pointwise;
import org.ascribe.network.Reshape;
import org.ascribe.network.Softmax;

/**
 * Guided backpropagation: the gradient, in which every ReLU passes on what arrives from above only where it is positive and the
 * ReLU itself is active, {@code r_i = 1[z_i > 0] max(0, r_j)}.
 *
 * <ul>
 *   <li>Shapes: any input shape; the attribution has the input's. Unit: that of f per unit of input.
 *   <li>Other activations pass the gradient as it is, so on a network without ReLUs this is the gradient. Sums to nothing in
 *       particular, and hardly depends on the target: it shows what the lower layers see. Works on models made of a
 *       {@link org.ascribe.network.Network}.
 *   <li>Cost: one forward and about one backward.
 * </ul>
 *
 * Springenberg et al. 2015, section 3.4.
 */
public record GuidedBackprop() implements AttributionMethod {

    /** Those whose ReLUs, if they have any, are layers of their own. */
    static final LayerKinds KINDS = new LayerKinds(
            List.of(Affine.class, Pointwise.class, MaxPool.class, Reshape.class, Softmax.class, Lstm.class));

    private static final BackwardPass GUIDED =
            (layer, input, output, above) -> layer.back(input, isRelu(layer) ? above.maximum(0) : above);

    @Override
    public Scores scores(ScalarFunction f, NDArray x) {
        return Scores.of(Supported.layers(f, "GuidedBackprop", KINDS).walk(x, GUIDED));
    }

    static boolean isRelu(Layer layer) {
        return layer instanceof Pointwise pointwise && pointwise.activation() == Activation.RELU;
    }
}
