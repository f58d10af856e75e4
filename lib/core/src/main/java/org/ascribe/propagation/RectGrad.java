package org.ascribe.propagation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import org.ascribe.AttributionMethod;
import org.ascribe.ScalarFunction;
import org.ascribe.Scores;
import org.ascribe.network.BackwardPass;

/**
 * Rectified gradient: the gradient, in which every ReLU passes on what arrives from above only at the units that matter most,
 * {@code r_i = 1[a_i r_j > τ] r_j}, with τ the q-quantile of {@code a r} over the units of that ReLU, sample by sample.
 *
 * <ul>
 *   <li>Shapes: any input shape; the attribution has the input's. Unit: that of f per unit of input. Sign: positive where f rises
 *       with the feature.
 *   <li>q = 0 drops the weakest unit of each ReLU alone, q = 1 keeps none. Where more units speak against the target than q, τ is
 *       negative and silent units pass too. Sums to nothing in particular. Other activations pass the gradient as it is. Works on
 *       models made of a {@link org.ascribe.network.Network}.
 *   <li>Cost: one forward and about one backward.
 * </ul>
 *
 * Kim et al. 2019, "Why are Saliency Maps Noisy?", the propagation rule of section 3.
 *
 * @param quantile q, from 0 to 1
 */
public record RectGrad(double quantile) implements AttributionMethod {

    /**
     * Checks q.
     *
     * @param quantile q, from 0 to 1
     * @throws IllegalArgumentException if it is not
     */
    public RectGrad {
        if (!(quantile >= 0 && quantile <= 1)) {
            throw new IllegalArgumentException("quantile: " + quantile + "; expected a number from 0 to 1");
        }
    }

    /** The strongest fifth of the units of each ReLU. */
    public RectGrad() {
        this(0.8);
    }

    @Override
    public Scores scores(ScalarFunction f, NDArray x) {
        BackwardPass rectified = (layer, input, output, above) ->
                GuidedBackprop.isRelu(layer) ? strongest(output, above) : layer.back(input, above);
        return Scores.of(Supported.layers(f, "RectGrad", GuidedBackprop.KINDS).walk(x, rectified));
    }

    private NDArray strongest(NDArray a, NDArray r) {
        NDArray matter = a.mul(r).reshape(a.getShape().get(0), -1);
        long units = matter.getShape().get(1);
        NDArray threshold = matter.sort(1).get(new NDIndex(":, {}", (long) (quantile * (units - 1))));
        NDArray kept = matter.gt(threshold.expandDims(1)).toType(r.getDataType(), false);
        return r.mul(kept.reshape(r.getShape()));
    }
}
