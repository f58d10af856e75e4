package org.ascribe.taylor;

import ai.djl.ndarray.NDArray;

/**
 * Where a Taylor series is expanded. To the degree of a polynomial either expansion comes to f(x) − f(b), though single terms differ;
 * elsewhere, and to lower orders, the sums differ too.
 */
public enum ExpansionPoint {
    /** At the sample, as in Deng et al. 2021: the way leads to the baseline, and terms are what is lost on it. */
    SAMPLE(-1) {
        @Override
        public NDArray from(NDArray x, NDArray b) {
            return x;
        }

        @Override
        public NDArray way(NDArray x, NDArray b) {
            return b.sub(x);
        }
    },
    /** At the baseline: the way leads to the sample, and terms are what is won on it. */
    BASELINE(1) {
        @Override
        public NDArray from(NDArray x, NDArray b) {
            return b;
        }

        @Override
        public NDArray way(NDArray x, NDArray b) {
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
     * @param x samples
     * @param b baselines
     * @return x or b
     */
    public abstract NDArray from(NDArray x, NDArray b);

    /**
     * Δ, from the point to the other end.
     *
     * @param x samples
     * @param b baselines
     * @return b − x or x − b
     */
    public abstract NDArray way(NDArray x, NDArray b);

    /**
     * The sign that makes terms along the way parts of {@code f(x) - f(b)}.
     *
     * @return -1 or 1
     */
    public int sign() {
        return sign;
    }
}
