package org.ascribe.propagation;

import ai.djl.ndarray.NDArray;
import org.ascribe.model.MaxPool;

/** What DeepLIFT does at a max pool. */
public enum MaxPoolRule {
    /**
     * The pool passes its own gradient, to the largest entry of the sample's window: what Ancona et al. 2018 do. The attribution
     * does not sum to f(x) − f(b).
     */
    GRADIENT {
        @Override
        NDArray forward(MaxPool pool, NDArray input) {
            return pool.apply(input);
        }
    },
    /**
     * The change of a window's maximum, o − õ, is shared between the place i of the sample's maximum, which gets
     * {@code max(o, õ) − õ}, and the place j of the baseline's, which gets {@code o − max(o, õ)}: one of the two is zero. Both as
     * multipliers of the change at their place, which is at least as large, so that multipliers lie between 0 and 1. Where the
     * entries of i do not differ, the multiplier is the gradient. Windows may overlap.
     */
    EXACT {
        @Override
        NDArray forward(MaxPool pool, NDArray input) {
            Halves a = Halves.of(input);
            WindowShares shares = WindowShares.of(pool, a.sample(), a.reference());
            NDArray value = Surrogate.of(pool.apply(a.sample()), shares.apply(a.sample()));
            return new Halves(value, pool.apply(a.reference())).joined();
        }
    };

    /** The pool's output for {@code [x; b]}, with the multipliers as its gradient. */
    abstract NDArray forward(MaxPool pool, NDArray input);
}
