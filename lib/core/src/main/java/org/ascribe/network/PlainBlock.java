package org.ascribe.network;

import ai.djl.nn.Block;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;

/** Whether a block computes what its class of DJL does. A class of the user's own that extends it may compute anything. */
public final class PlainBlock {

    private static final Set<String> PASSES = Set.of("forward", "forwardInternal");

    private PlainBlock() {}

    /**
     * Whether a block is of a class, and passes samples forward as that class does.
     *
     * @param block any block
     * @param known a class of DJL
     * @return false too for subclasses that override the forward pass
     */
    public static boolean is(Block block, Class<? extends Block> known) {
        return known.isInstance(block)
                && Stream.<Class<?>>iterate(block.getClass(), c -> c != known, Class::getSuperclass)
                        .flatMap(c -> Arrays.stream(c.getDeclaredMethods()))
                        .noneMatch(method -> PASSES.contains(method.getName()));
    }
}
