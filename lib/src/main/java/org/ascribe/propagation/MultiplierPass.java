package org.ascribe.propagation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import org.ascribe.model.Activation;
import org.ascribe.model.Layer;
import org.ascribe.model.LayerPass;
import org.ascribe.model.Multiplier;
import org.ascribe.model.Pointwise;

/**
 * A forward pass over samples followed by their baselines, {@code [x; b]}, whose gradient at an activation is a multiplier:
 * {@code z·stop(m) + stop(s(z) - z·m)} has the value s(z) and the derivative m.
 */
record MultiplierPass(Multiplier multiplier) implements LayerPass {

    @Override
    public NDArray forward(Layer layer, NDArray input) {
        if (!(layer instanceof Pointwise pointwise)) {
            return layer.apply(input);
        }
        Activation s = pointwise.activation();
        long n = input.getShape().get(0) / 2;
        NDArray z = input.get(new NDIndex("0:" + n));
        NDArray reference = input.get(new NDIndex(n + ":" + 2 * n));
        NDArray m = multiplier.of(s, z, reference).stopGradient();
        NDArray value = z.mul(m).add(s.apply(z).sub(z.mul(m)).stopGradient());
        return NDArrays.concat(new NDList(value, s.apply(reference)));
    }
}
