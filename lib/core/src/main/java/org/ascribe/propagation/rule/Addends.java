package org.ascribe.propagation.rule;

import ai.djl.ndarray.NDArray;

/** What of the terms counts where several branches are added, and each gets relevance in proportion. */
public enum Addends {
    /** All of it, whatever its sign: shares add up to one, and may be negative or larger. */
    SIGNED {
        @Override
        public NDArray of(NDArray term) {
            return term;
        }
    },
    /**
     * What raises the sum, the {@link ZPlus} rule for weights of 1: no share is negative. A sum of which no term is positive has
     * nothing to give its relevance to; behind a ReLU it has none.
     */
    POSITIVE {
        @Override
        public NDArray of(NDArray term) {
            return term.maximum(0);
        }
    };

    /**
     * What counts.
     *
     * @param term the output of one branch
     * @return of the same shape
     */
    public abstract NDArray of(NDArray term);
}
