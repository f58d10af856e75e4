package org.ascribe.metric;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/** A family of changes of a sample, numbered from 0. */
public interface Perturbation {

    /**
     * The changes of samples of one shape.
     *
     * @param sample shape of one sample, without the batch axis
     * @return the changes
     */
    Changes of(Shape sample);

    /**
     * Whether the changes are a sample of all that are meant, so that their mean has a standard error.
     *
     * @return false if they are all there are
     */
    boolean sampled();

    /** The changes of samples of one shape. */
    interface Changes {

        /**
         * How many there are.
         *
         * @return one or more
         */
        int count();

        /**
         * Some of them, on all samples of a batch.
         *
         * @param x samples, {@code [n, ...]}
         * @param from number of the first change
         * @param to one past the number of the last
         * @return the changed samples
         */
        Changed of(NDArray x, int from, int to);
    }

    /**
     * Samples changed in m ways.
     *
     * @param weights by how much of its attribution each feature is foretold to lower f, {@code [m, 1 or n, ...]}
     * @param samples the samples after the change, {@code [m, n, ...]}
     */
    record Changed(NDArray weights, NDArray samples) {}
}
