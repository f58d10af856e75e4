package org.ascribe.propagation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
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
            Halves entries = Halves.of(pool.windows().entries(input));
            NDArray i = entries.sample().argMax(WINDOW).expandDims(WINDOW);
            NDArray j = entries.reference().argMax(WINDOW).expandDims(WINDOW);
            NDArray o = at(i, entries.sample());
            NDArray reference = at(j, entries.reference());
            NDArray larger = o.maximum(reference);
            NDArray mi = slope(larger.sub(reference), o.sub(at(i, entries.reference())), o.onesLike());
            NDArray mj = slope(o.sub(larger), at(j, entries.sample()).sub(reference), o.zerosLike());
            NDArray shared = o.mul(mi).add(at(j, entries.sample()).mul(mj));
            return new Halves(Surrogate.of(o, shared), reference).joined();
        }

        private NDArray at(NDArray place, NDArray entries) {
            return entries.gather(place, WINDOW).squeeze(WINDOW);
        }

        private NDArray slope(NDArray rise, NDArray run, NDArray otherwise) {
            NDArray none = run.eq(0);
            return NDArrays.where(none, otherwise, rise.div(NDArrays.where(none, run.onesLike(), run)))
                    .stopGradient();
        }
    };

    /** The axis along which the entries of a window lie. */
    private static final int WINDOW = 4;

    /** The pool's output for {@code [x; b]}, with the multipliers as its gradient. */
    abstract NDArray forward(MaxPool pool, NDArray input);
}
