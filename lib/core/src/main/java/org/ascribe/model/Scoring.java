package org.ascribe.model;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

/** What a function asks of the model it is an output of, whatever computes it. */
public interface Scoring {

    /**
     * Shape of one sample.
     *
     * @return without the batch axis
     */
    Shape inputShape();

    /**
     * The type the model computes in.
     *
     * @return float32 or float64
     */
    DataType dataType();

    /**
     * Number of classes.
     *
     * @return the length of a row of scores
     */
    int classes();
}
