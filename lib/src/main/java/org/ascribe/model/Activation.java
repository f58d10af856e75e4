package org.ascribe.model;

import ai.djl.ndarray.NDArray;

/**
 * Element-wise non-linearities s(z), with the first two derivatives that second-order expansions and DeepLIFT ask for.
 *
 * <p>At the kink of ReLU the derivative is that of the left side, 0, as in PyTorch.
 */
public enum Activation {
    /** {@code 1 / (1 + e^-z)}. */
    SIGMOID {
        @Override
        public NDArray apply(NDArray z) {
            return ai.djl.nn.Activation.sigmoid(z);
        }

        @Override
        public NDArray derivative(NDArray z) {
            NDArray s = apply(z);
            return s.mul(s.neg().add(1));
        }

        @Override
        public NDArray secondDerivative(NDArray z) {
            return derivative(z).mul(apply(z).mul(-2).add(1));
        }
    },
    /** {@code tanh z}. */
    TANH {
        @Override
        public NDArray apply(NDArray z) {
            return z.tanh();
        }

        @Override
        public NDArray derivative(NDArray z) {
            return z.tanh().square().neg().add(1);
        }

        @Override
        public NDArray secondDerivative(NDArray z) {
            return derivative(z).mul(z.tanh()).mul(-2);
        }
    },
    /** {@code log(1 + e^z)}. */
    SOFTPLUS {
        @Override
        public NDArray apply(NDArray z) {
            return ai.djl.nn.Activation.softPlus(z);
        }

        @Override
        public NDArray derivative(NDArray z) {
            return SIGMOID.apply(z);
        }

        @Override
        public NDArray secondDerivative(NDArray z) {
            return SIGMOID.derivative(z);
        }
    },
    /** {@code max(0, z)}. */
    RELU {
        @Override
        public NDArray apply(NDArray z) {
            return ai.djl.nn.Activation.relu(z);
        }

        @Override
        public NDArray derivative(NDArray z) {
            return z.gt(0).toType(z.getDataType(), false);
        }

        @Override
        public NDArray secondDerivative(NDArray z) {
            return z.zerosLike();
        }
    },
    /** {@code z²}: what makes a stack of dense layers a second-order polynomial. */
    SQUARE {
        @Override
        public NDArray apply(NDArray z) {
            return z.mul(z);
        }

        @Override
        public NDArray derivative(NDArray z) {
            return z.mul(2);
        }

        @Override
        public NDArray secondDerivative(NDArray z) {
            return z.onesLike().muli(2);
        }
    };

    /**
     * {@code s(z)}.
     *
     * @param z any shape
     * @return the same shape
     */
    public abstract NDArray apply(NDArray z);

    /**
     * {@code s'(z)}.
     *
     * @param z any shape
     * @return the same shape
     */
    public abstract NDArray derivative(NDArray z);

    /**
     * {@code s''(z)}.
     *
     * @param z any shape
     * @return the same shape
     */
    public abstract NDArray secondDerivative(NDArray z);
}
