package org.ascribe.taylor;

import ai.djl.ndarray.NDArray;

/** Where a Taylor series is expanded. On a polynomial no order higher than its degree sees a difference; elsewhere there is one. */
public enum ExpansionPoint {
    /** At the sample, as in Deng et al. 2021: the way leads to the baseline, and terms are what is lost on it. */
    SAMPLE(-1) {
        @Override
        NDArray from(NDArray x, NDArray b) {
            return x;
        }

        @Override
        NDArray way(NDArray x, NDArray b) {
            return b.sub(x);
        }
    },
    /** At the baseline: the way leads to the sample, and terms are what is won on it. */
    BASELINE(1) {
        @Override
        NDArray from(NDArray x, NDArray b) {
            return b;
        }

        @Override
        NDArray way(NDArray x, NDArray b) {
            return x.sub(b);
        }
    };

    private final int sign;

    ExpansionPoint(int sign) {
        this.sign = sign;
    }

    /**
     * The point itself.
     *
     * @return x or b
     */
    abstract NDArray from(NDArray x, NDArray b);

    /**
     * Δ, from the point to the other end.
     *
     * @return b − x or x − b
     */
    abstract NDArray way(NDArray x, NDArray b);

    /** The sign that makes terms along the way parts of {@code f(x) - f(b)}. */
    int sign() {
        return sign;
    }
}
