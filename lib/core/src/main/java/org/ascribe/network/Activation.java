package org.ascribe.network;

import ai.djl.ndarray.NDArray;
import java.util.List;

/**
 * Element-wise non-linearities s(z), with the derivatives that expansions and DeepLIFT ask for.
 *
 * <p>At a kink the derivative is that of the left side, as in PyTorch: 0 for ReLU.
 */
public interface Activation {

    /** {@code 1 / (1 + e^-z)}. */
    Activation SIGMOID = StandardActivation.SIGMOID;

    /** {@code tanh z}. */
    Activation TANH = StandardActivation.TANH;

    /** {@code log(1 + e^z)}. */
    Activation SOFTPLUS = StandardActivation.SOFTPLUS;

    /** {@code max(0, z)}. */
    Activation RELU = StandardActivation.RELU;

    /** {@code z²}: what makes a stack of dense layers a second-order polynomial. */
    Activation SQUARE = StandardActivation.SQUARE;

    /** {@code z Φ(z)}, with the distribution function Φ of the normal distribution. */
    Activation GELU = StandardActivation.GELU;

    /**
     * {@code z} for positive z, {@code slope · z} for the others.
     *
     * @param slope on the negative side
     * @return the activation
     */
    static Activation leakyRelu(double slope) {
        return new LeakyRelu(slope);
    }

    /**
     * {@code z} for positive z, {@code α (e^z − 1)} for the others.
     *
     * @param alpha α
     * @return the activation
     */
    static Activation elu(double alpha) {
        return new Elu(alpha);
    }

    /**
     * {@code s(z)}.
     *
     * @param z any shape
     * @return the same shape
     */
    NDArray apply(NDArray z);

    /**
     * {@code s'(z)}.
     *
     * @param z any shape
     * @return the same shape
     */
    NDArray derivative(NDArray z);

    /**
     * The Taylor coefficients {@code s⁽ᵏ⁾(z) / k!}: {@code s(z + h) = Σₖ sₖ hᵏ}.
     *
     * @param z any shape
     * @param order the highest k
     * @return the coefficients from k = 0 on, each of z's shape and differentiable by z; those beyond the end of the list are zero
     */
    List<NDArray> taylor(NDArray z, int order);
}
