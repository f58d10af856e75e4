package org.ascribe.propagation.rule;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;

/**
 * Keeps denominators away from zero: {@code z + ε sign(z)}, with sign(0) = +1.
 *
 * @param epsilon ε, above 0
 */
public record Stabiliser(double epsilon) {

    /** Only there against division by zero. */
    public static final Stabiliser TINY = new Stabiliser(1e-9);

    /**
     * Checks ε.
     *
     * @param epsilon ε, above 0
     * @throws IllegalArgumentException if it is not a positive number
     */
    public Stabiliser {
        if (!(epsilon > 0) || Double.isInfinite(epsilon)) {
            throw new IllegalArgumentException("epsilon: " + epsilon + "; expected a number above 0");
        }
    }

    /**
     * {@code z + ε sign(z)}.
     *
     * @param z a denominator, of any shape
     * @return the same shape
     */
    public NDArray away(NDArray z) {
        return NDArrays.where(z.gte(0), z.add(epsilon), z.sub(epsilon));
    }
}
