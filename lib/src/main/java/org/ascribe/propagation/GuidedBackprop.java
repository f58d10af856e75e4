package org.ascribe.propagation;

import ai.djl.ndarray.NDArray;
import org.ascribe.AttributionMethod;
import org.ascribe.ScalarFunction;
import org.ascribe.Scores;
import org.ascribe.model.Activation;
import org.ascribe.model.BackwardPass;
import org.ascribe.model.Opaque;
import org.ascribe.model.Pointwise;

/**
 * Guided backpropagation: the gradient, in which every ReLU passes on what arrives from above only where it is positive and the
 * ReLU itself is active, {@code r_i = 1[z_i > 0] max(0, r_j)}.
 *
 * <ul>
 *   <li>Shapes: any input shape; the attribution has the input's. Unit: that of f per unit of input.
 *   <li>Other activations pass the gradient as it is, so on a network without ReLUs this is the gradient. Sums to nothing in
 *       particular, and hardly depends on the target: it shows what the lower layers see. Works on models made of a
 *       {@link org.ascribe.model.Network}.
 *   <li>Cost: one forward and about one backward.
 * </ul>
 *
 * Springenberg et al. 2015, section 3.4.
 */
public record GuidedBackprop() implements AttributionMethod {

    private static final BackwardPass GUIDED =
            (layer, input, output, above) -> layer.back(input, isRelu(layer) ? above.maximum(0) : above);

    @Override
    public Scores scores(ScalarFunction f, NDArray x) {
        return Scores.of(Supported.layers(
                        f, "GuidedBackprop", layer -> !(layer instanceof Opaque), "layers whose ReLUs are known")
                .walk(x, GUIDED));
    }

    static boolean isRelu(org.ascribe.model.Layer layer) {
        return layer instanceof Pointwise pointwise && pointwise.activation() == Activation.RELU;
    }
}
