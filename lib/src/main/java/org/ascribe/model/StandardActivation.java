package org.ascribe.model;

import ai.djl.ndarray.NDArray;

/** The activations without parameters. */
enum StandardActivation implements Activation {
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
    },
    GELU {
        @Override
        public NDArray apply(NDArray z) {
            return ai.djl.nn.Activation.gelu(z);
        }

        @Override
        public NDArray derivative(NDArray z) {
            NDArray distribution = z.div(Math.sqrt(2)).erf().add(1).div(2);
            return distribution.add(z.mul(density(z)));
        }

        @Override
        public NDArray secondDerivative(NDArray z) {
            return density(z).mul(z.square().neg().add(2));
        }

        private NDArray density(NDArray z) {
            return z.square().div(-2).exp().div(Math.sqrt(2 * Math.PI));
        }
    }
}
