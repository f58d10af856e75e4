package org.ascribe.model;

import ai.djl.nn.Block;

/** Which code in a model is not Ascribe's own or a layer of DJL that is read as one, so that it may compute anything. */
final class Foreign {

    private Foreign() {}

    /** Whether a block is a network of layers that are known to be functions of a sample. */
    static boolean isNoneIn(Block block) {
        return block instanceof Network network
                && network.leaves().stream()
                        .noneMatch(layer -> layer instanceof Opaque
                                || layer instanceof Pointwise pointwise && is(pointwise.activation()));
    }

    /** Whether an activation is one of the user's. */
    static boolean is(Activation activation) {
        return !(activation instanceof StandardActivation
                || activation instanceof LeakyRelu
                || activation instanceof Elu);
    }
}
