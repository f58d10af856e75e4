package org.ascribe.propagation.rule;

import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import org.ascribe.network.Affine;
import org.ascribe.network.Layer;
import org.ascribe.network.Lstm;

/**
 * A layer and where in its network it stands, for a {@link Composite} to choose by. A layer that stands in several places may have
 * another rule in each.
 *
 * @param layer the layer; its name, its type, its settings
 * @param index how many other layers come before it, from the input on and branch by branch
 * @param depth how many dense layers, convolutions and LSTMs come before it, of several ways to it on the longest
 */
public record Place(Layer layer, int index, int depth) {

    /**
     * Whether the layer is the first of its kind.
     *
     * @return true if no dense layer, convolution or LSTM comes before it
     */
    public boolean first() {
        return depth == 0;
    }

    /**
     * Whether the layer is dense.
     *
     * @return true for a dense layer
     */
    public boolean dense() {
        return layer instanceof Affine affine && affine.block() instanceof Linear;
    }

    /**
     * Whether the layer is a convolution.
     *
     * @return true for a convolution
     */
    public boolean convolution() {
        return layer instanceof Affine affine && affine.block() instanceof Conv2d;
    }

    /**
     * Whether the layer is recurrent.
     *
     * @return true for an LSTM
     */
    public boolean recurrent() {
        return layer instanceof Lstm;
    }
}
