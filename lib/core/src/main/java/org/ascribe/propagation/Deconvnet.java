package org.ascribe.propagation;

import ai.djl.ndarray.NDArray;
import org.ascribe.AttributionMethod;
import org.ascribe.ScalarFunction;
import org.ascribe.Scores;
import org.ascribe.network.BackwardPass;

/**
 * Deconvolutional network: the gradient, in which every ReLU passes on the positive part of what arrives from above, whether the
 * ReLU itself is active or not, {@code r_i = max(0, r_j)}.
 *
 * <ul>
 *   <li>Shapes: any input shape; the attribution has the input's. Unit: that of f per unit of input.
 *   <li>Other activations pass the gradient as it is. Sums to nothing in particular; apart from max pools it does not depend on
 *       which units were active. Works on models made of a {@link org.ascribe.network.Network}.
 *   <li>Cost: one forward and about one backward.
 * </ul>
 *
 * Zeiler, Fergus 2014, section 2.1; as a rule for ReLUs: Springenberg et al. 2015, section 3.4.
 */
public record Deconvnet() implements AttributionMethod {

    private static final BackwardPass DECONVOLUTION =
            (layer, input, output, above) -> GuidedBackprop.isRelu(layer) ? above.maximum(0) : layer.back(input, above);

    @Override
    public Scores scores(ScalarFunction f, NDArray x) {
        return Scores.of(Supported.layers(f, "Deconvnet", GuidedBackprop.KINDS).walk(x, DECONVOLUTION));
    }
}
