package org.ascribe.propagation.rule;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;

/**
 * {@code z + ε sign(z)}, with sign(0) = +1.
 *
 * @param epsilon ε, above 0
 */
public record FixedStabiliser(double epsilon) implements Stabiliser {

    /**
     * Checks ε.
     *
     * @param epsilon ε, above 0
     * @throws IllegalArgumentException if it is not a positive number
     */
    public FixedStabiliser {
        if (!(epsilon > 0) || Double.isInfinite(epsilon)) {
            throw new IllegalArgumentException("epsilon: " + epsilon + "; expected a number above 0");
        }
    }

    @Override
    public NDArray away(NDArray z) {
        return NDArrays.where(z.gte(0), z.add(epsilon), z.sub(epsilon));
    }

    /** The number alone, as a ledger has room for it. */
    @Override
    public String toString() {
        return Double.toString(epsilon);
    }
}
