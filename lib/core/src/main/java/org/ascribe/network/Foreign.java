package org.ascribe.network;

import ai.djl.nn.Block;

/** Which code in a model is not Ascribe's own or a layer of DJL that is read as one, so that it may compute anything. */
public final class Foreign {

    private Foreign() {}

    /**
     * Whether a block is a network of layers that are known to be functions of a sample.
     *
     * @param block any block
     * @return false if anything in it may compute what it likes
     */
    public static boolean isNoneIn(Block block) {
        return block instanceof Network network
                && network.leaves().stream()
                        .allMatch(layer -> LayerKinds.OWN.has(layer)
                                && !(layer instanceof Pointwise pointwise && is(pointwise.activation())));
    }

    /** Whether an activation is one of the user's. */
    static boolean is(Activation activation) {
        return !(activation instanceof StandardActivation
                || activation instanceof LeakyRelu
                || activation instanceof Elu);
    }
}
