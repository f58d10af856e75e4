package org.ascribe.network;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Block;
import java.util.List;

/**
 * A long short-term memory over sequences {@code [n, steps, features]}:
 * {@code c_t = σ(f) ⊙ c_{t−1} + σ(i) ⊙ tanh(g)}, {@code h_t = σ(o) ⊙ tanh(c_t)}, with
 * {@code (i, f, g, o) = W x_t + b + U h_{t−1} + d}, starting from zero.
 *
 * <p>Its parameters are laid out and named as PyTorch's: {@code weight_ih_l0} is W, {@code weight_hh_l0} U, {@code bias_ih_l0} b and
 * {@code bias_hh_l0} d. It is unrolled step by step, so that rules reach the activations and products in its gates.
 *
 * @param name unique in its network
 * @param block made by {@link #of}
 */
public record Lstm(String name, Block block) implements Layer {

    /**
     * Checks the block.
     *
     * @param name unique in its network
     * @param block made by {@link #of}
     * @throws IllegalArgumentException if the block is another one
     */
    public Lstm {
        if (!(block instanceof LstmBlock)) {
            throw new IllegalArgumentException("block: " + name + " is a "
                    + block.getClass().getSimpleName() + "; expected the block of an Lstm made by Lstm.of");
        }
    }

    /**
     * A layer that returns its last state, {@code [n, units]}.
     *
     * @param name name of the layer
     * @param units length of its state
     * @return the layer
     */
    public static Lstm of(String name, int units) {
        return new Lstm(name, new LstmBlock(units, false));
    }

    /**
     * A layer that returns all its states, {@code [n, steps, units]}.
     *
     * @param name name of the layer
     * @param units length of its state
     * @return the layer
     */
    public static Lstm sequence(String name, int units) {
        return new Lstm(name, new LstmBlock(units, true));
    }

    /**
     * What a sequence meets on its way, for rules that go back step by step.
     *
     * @param input {@code [n, steps, features]}
     * @return the steps from first to last
     */
    public List<Step> steps(NDArray input) {
        return ((LstmBlock) block).steps(input);
    }

    /**
     * One step.
     *
     * @param gates {@code (i, f, g, o)} before their activations, {@code [n, 4 units]}
     * @param cell c_t, {@code [n, units]}
     * @param state h_t, {@code [n, units]}
     */
    public record Step(NDArray gates, NDArray cell, NDArray state) {}

    @Override
    public NDArray through(LayerPass pass, NDArray input) {
        return ((LstmBlock) block).unroll(name, pass, input);
    }
}
