package org.ascribe.training;

import ai.djl.ndarray.types.Shape;

/**
 * Labelled samples, on the heap.
 *
 * @param shape of one sample, without the batch axis
 * @param inputs samples, one after another
 * @param labels 0-based classes
 */
public record Samples(Shape shape, float[] inputs, int[] labels) {

    /**
     * How many there are.
     *
     * @return the number of labels
     */
    public int size() {
        return labels.length;
    }
}
