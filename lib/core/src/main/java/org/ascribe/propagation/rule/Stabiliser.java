package org.ascribe.propagation.rule;

import ai.djl.ndarray.NDArray;

/** Keeps denominators away from zero, row by row: what stands in one row never decides what becomes of another. */
public interface Stabiliser {

    /** Only there against division by zero. */
    Stabiliser TINY = of(1e-9);

    /**
     * The denominator, moved.
     *
     * @param z a denominator, {@code [n, ...]}
     * @return the same shape
     */
    NDArray away(NDArray z);

    /**
     * {@code z + ε sign(z)}.
     *
     * @param epsilon ε, above 0
     * @return the stabiliser
     * @throws IllegalArgumentException if ε is not a positive number
     */
    static Stabiliser of(double epsilon) {
        return new FixedStabiliser(epsilon);
    }
}
