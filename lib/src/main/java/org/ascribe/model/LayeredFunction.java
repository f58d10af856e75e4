package org.ascribe.model;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.ascribe.ScalarFunction;

/** A scalar function whose layers are known, for the methods that work layer by layer. */
public interface LayeredFunction extends ScalarFunction {

    /**
     * The layers.
     *
     * @return from input to class scores
     */
    List<Layer> layers();

    /**
     * The gradient of a forward pass in which every layer may have been given another gradient, {@code ∂f̃/∂a}, at the
     * inputs of chosen layers. Cost: one forward and one backward a row.
     *
     * @param batch samples, {@code [n, ...]}; may be longer than the rows f is bound to, whose targets are then those of the
     *     first rows, and only the first rows are differentiated: a method that compares with a baseline appends it
     * @param pass how layers are passed
     * @param at indices of layers
     * @return for each of {@code at}, the input of that layer and the gradient there, both with the rows of the batch
     */
    List<LayerGradient> gradients(NDArray batch, LayerPass pass, int... at);

    /**
     * Where a gradient was taken.
     *
     * @param input the input of the layer
     * @param gradient {@code ∂f̃/∂input}
     */
    record LayerGradient(NDArray input, NDArray gradient) {}

    /**
     * The function as one whose layers are known.
     *
     * @param f any function
     * @param who the method that asks, for the message
     * @return f
     * @throws IllegalArgumentException if f does not know its layers
     */
    static LayeredFunction of(ScalarFunction f, String who) {
        if (f instanceof LayeredFunction layered) {
            return layered;
        }
        throw new IllegalArgumentException("f: " + f + " does not know its layers; " + who
                + " works layer by layer and expects a model made of an org.ascribe.model.Network");
    }
}
