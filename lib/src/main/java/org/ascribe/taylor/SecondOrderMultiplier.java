package org.ascribe.taylor;

import ai.djl.ndarray.NDArray;
import org.ascribe.model.Activation;
import org.ascribe.model.Multiplier;

/**
 * DeepLIFT's multiplier to second order: {@code m = s'(z) - ½ s''(z) (z - z̃)}. For one layer this gives every input its
 * first-order term and its share of the layer's second-order terms. Deng et al. 2021, Theorem 4.
 */
public record SecondOrderMultiplier() implements Multiplier {

    @Override
    public NDArray of(Activation s, NDArray z, NDArray reference) {
        return s.derivative(z).sub(s.secondDerivative(z).mul(z.sub(reference)).mul(0.5));
    }
}
