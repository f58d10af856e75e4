package org.ascribe;

import ai.djl.ndarray.NDArray;

/**
 * What the equation of a method yields, still on the device.
 *
 * @param values one number per feature, in the shape of the batch
 * @param baseline the baselines the values are relative to, in the shape of the batch, or null where the method has none
 */
public record Scores(NDArray values, NDArray baseline) {

    /**
     * Scores of a method without a baseline.
     *
     * @param values one number per feature
     * @return the scores
     */
    public static Scores of(NDArray values) {
        return new Scores(values, null);
    }
}
