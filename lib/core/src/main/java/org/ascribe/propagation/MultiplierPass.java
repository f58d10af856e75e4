package org.ascribe.propagation;

import ai.djl.ndarray.NDArray;
import org.ascribe.network.Activation;
import org.ascribe.network.Layer;
import org.ascribe.network.LayerPass;
import org.ascribe.network.MaxPool;
import org.ascribe.network.Multiplier;
import org.ascribe.network.Pointwise;
import org.ascribe.propagation.rule.Constants;

/**
 * A forward pass over samples followed by their baselines, {@code [x; b]}, whose gradient is a multiplier at activations, max
 * pools, and the products in gates.
 */
record MultiplierPass(Multiplier multiplier, MaxPoolRule maxPool, ProductRule products) implements LayerPass {

    @Override
    public NDArray forward(Layer layer, NDArray input) {
        if (layer instanceof Pointwise pointwise) {
            return activation(pointwise.activation(), Halves.of(input));
        }
        return layer instanceof MaxPool pool ? maxPool.forward(pool, input) : layer.apply(input);
    }

    private NDArray activation(Activation s, Halves z) {
        NDArray m = Constants.of(fixed -> multiplier.of(s, fixed[0], fixed[1]), z.sample(), z.reference());
        NDArray value = Surrogate.of(s.apply(z.sample()), z.sample().mul(m));
        return new Halves(value, s.apply(z.reference())).joined();
    }

    @Override
    public NDArray product(NDArray a, NDArray c) {
        return products.product(a, c);
    }
}
