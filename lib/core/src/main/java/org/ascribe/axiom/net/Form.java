package org.ascribe.axiom.net;

import ai.djl.ndarray.types.Shape;

/** How a sample of a {@link SmallNet} is laid out. */
public enum Form {
    /** As a vector; the first level is a dense layer. */
    VECTOR,
    /** As a picture of one row, {@code [1, 1, inputs]}, for methods of pictures; the first level is a convolution as wide as that. */
    PICTURE;

    /**
     * The shape of a sample.
     *
     * @param inputs how many numbers it has
     * @return without the batch axis
     */
    public Shape shape(int inputs) {
        return this == VECTOR ? new Shape(inputs) : new Shape(1, 1, inputs);
    }
}
