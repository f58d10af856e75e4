package org.ascribe.taylor;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.ascribe.network.Activation;
import org.ascribe.network.Multiplier;

/**
 * DeepLIFT's multiplier to order K: {@code m = Σₖ s⁽ᵏ⁾(z)/k! (z̃ − z)^(k−1)}, k = 1 … K; to second order
 * {@code s'(z) − ½ s''(z) (z − z̃)}. For one layer this gives every input its first-order term and its share of the layer's
 * higher terms. Deng et al. 2021, Theorem 4.
 *
 * @param order K
 */
public record TaylorMultiplier(int order) implements Multiplier {

    /**
     * Checks the order.
     *
     * @param order K
     * @throws IllegalArgumentException if it is not positive
     */
    public TaylorMultiplier {
        Orders.check(order);
    }

    @Override
    public NDArray of(Activation s, NDArray z, NDArray reference) {
        List<NDArray> coefficients = s.taylor(z, order);
        NDArray step = reference.sub(z);
        NDArray m = z.zerosLike();
        for (int k = Math.min(order, coefficients.size() - 1); k >= 1; k--) {
            m = m.mul(step).add(coefficients.get(k));
        }
        return m;
    }
}
