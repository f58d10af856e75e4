package org.ascribe.network;

import ai.djl.ndarray.NDArray;

/** What a difference at the input of an activation is multiplied with to give the difference at its output. */
@FunctionalInterface
public interface Multiplier {

    /**
     * The multiplier.
     *
     * @param s the activation
     * @param z its input at the sample, {@code [n, ...]}
     * @param reference its input at the baseline, {@code [n, ...]}
     * @return {@code [n, ...]}
     */
    NDArray of(Activation s, NDArray z, NDArray reference);
}
