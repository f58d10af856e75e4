package org.ascribe.network;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;

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
        public List<NDArray> taylor(NDArray z, int order) {
            // s' = s (1 - s)
            return Recursion.from(apply(z), order, s -> s.last().sub(s.square()));
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
        public List<NDArray> taylor(NDArray z, int order) {
            // s' = 1 - s²
            return Recursion.from(
                    apply(z),
                    order,
                    s -> s.degree() == 0 ? derivative(z) : s.square().neg());
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
        public List<NDArray> taylor(NDArray z, int order) {
            return order == 0 ? List.of(apply(z)) : Recursion.integral(apply(z), SIGMOID.taylor(z, order - 1));
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
        public List<NDArray> taylor(NDArray z, int order) {
            return List.of(apply(z), derivative(z));
        }
    },
    SQUARE {
        @Override
        public NDArray apply(NDArray z) {
            return z.mul(z);
        }

        @Override
        public NDArray derivative(NDArray z) {
            return z.add(z);
        }

        @Override
        public List<NDArray> taylor(NDArray z, int order) {
            return List.of(apply(z), derivative(z), z.onesLike());
        }
    },
    GELU {
        @Override
        public NDArray apply(NDArray z) {
            return ai.djl.nn.Activation.gelu(z);
        }

        @Override
        public NDArray derivative(NDArray z) {
            return distribution(z).add(z.mul(density(z)));
        }

        @Override
        public List<NDArray> taylor(NDArray z, int order) {
            // φ' = -z φ, and Φ' = φ
            List<NDArray> density =
                    Recursion.from(density(z), order, p -> p.times(z).neg());
            List<NDArray> distribution = Recursion.integral(distribution(z), density.subList(0, order));
            List<NDArray> product = new ArrayList<>();
            for (int k = 0; k <= order; k++) {
                product.add(new Recursion(distribution.subList(0, k + 1)).times(z));
            }
            return product;
        }

        private NDArray distribution(NDArray z) {
            return z.mul(Math.sqrt(0.5)).erf().add(1).mul(0.5);
        }

        private NDArray density(NDArray z) {
            return z.mul(z).mul(-0.5).exp().mul(Math.sqrt(0.5 / Math.PI));
        }
    }
}
