package org.ascribe.propagation;

import ai.djl.ndarray.NDArray;

/** What DeepLIFT does at a product a·c of two activations, such as those in the gates of an LSTM. */
public enum ProductRule {
    /**
     * The product passes its own gradient at the sample, {@code c Δa + a Δc}: what Ancona et al. 2018 do, whose chain rule is another
     * at activations only. The attribution does not sum to f(x) − f(b): at each product {@code Δa Δc} is counted once too often.
     */
    GRADIENT {
        @Override
        NDArray product(NDArray a, NDArray c) {
            return a.mul(c);
        }
    },
    /** Each factor takes half of what both change together: {@code Δ(ac) = Δa (c + c̃)/2 + Δc (a + ã)/2}. */
    EXACT {
        @Override
        NDArray product(NDArray a, NDArray c) {
            Halves first = Halves.of(a);
            Halves second = Halves.of(c);
            NDArray shared = first.sample()
                    .mul(second.mean().stopGradient())
                    .add(second.sample().mul(first.mean().stopGradient()));
            NDArray value = Surrogate.of(first.sample().mul(second.sample()), shared);
            return new Halves(value, first.reference().mul(second.reference())).joined();
        }
    };

    /** The product of {@code [x; b]}, with the multipliers as its gradient. */
    abstract NDArray product(NDArray a, NDArray c);
}
