package org.ascribe.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import org.ascribe.engine.Tensors;

/**
 * Numbers that a graph may remember.
 *
 * <p>{@code a.mul(0.5)} must not stand where operations are recorded: the graph keeps the number for the way back, but DJL lays it
 * in Java's memory and lets go of it at once, so that a garbage collection in between makes the gradient one of whatever came
 * to lie there. Sums are safe: their gradient does not ask for the number.
 */
final class GraphConstant {

    private GraphConstant() {}

    /** {@code a · factor}; the factor lives as long as a's manager. */
    static NDArray times(NDArray a, double factor) {
        return a.mul(Tensors.of(a.getManager(), new double[] {factor}, new Shape()));
    }
}
