package org.ascribe.nets;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import org.ascribe.model.Model;

/** A net with random weights, and samples for it, that a method is tried on. */
public interface Subject {

    /** The same net at every call. */
    Model model(DataType type);

    /** The same samples at every call. */
    NDArray batch(NDManager manager, int rows, DataType type);
}
