package org.ascribe.propagation;

import ai.djl.ndarray.NDArray;
import org.ascribe.network.MaxPool;

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
     * entries of i do not differ, the multiplier is the gradient. Windows may overlap. Where two entries of a window are equal, as
     * often behind windows that overlap, their changes may differ, and so does the attribution with the one that wins: that is for
     * rounding to say.
     */
    EXACT {
        @Override
        NDArray forward(MaxPool pool, NDArray input) {
            Halves a = Halves.of(input);
            NDArray sample = a.sample().stopGradient();
            NDArray reference = a.reference().stopGradient();
            NDArray change = sample.sub(reference);
            NDArray none = change.abs().lt(NOTHING).toType(change.getDataType(), false);
            NDArray o = pool.apply(sample);
            NDArray before = pool.apply(reference);
            NDArray larger = o.maximum(before);
            // Zero; added to what a pool compares, it leads the gradient of the winners to the sample.
            NDArray zero = a.sample().sub(sample);
            NDArray perChange = zero.mul(none.neg().add(1).div(change.add(none)));
            NDArray shared = pool.apply(sample.add(perChange))
                    .mul(larger.sub(before))
                    .add(pool.apply(reference.add(perChange)).mul(o.sub(larger)))
                    .add(pool.apply(sample.add(zero.mul(none))));
            return new Halves(Surrogate.of(o, shared), before).joined();
        }
    };

    /** Changes whose reciprocal might overflow. */
    private static final double NOTHING = 1e-30;

    /** The pool's output for {@code [x; b]}, with the multipliers as its gradient. */
    abstract NDArray forward(MaxPool pool, NDArray input);
}
