package org.ascribe.network;

import ai.djl.nn.Block;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.norm.Dropout;
import ai.djl.util.Pair;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** Reads a tree of DJL blocks as layers. What it does not know for certain becomes {@link Opaque}; nothing is left out. */
final class BlockReader {

    private final BiFunction<String, Block, Optional<Layer>> known;
    /** A block that stands in several places is one layer. */
    private final Map<Block, List<Layer>> read = new IdentityHashMap<>();

    /**
     * A reader of one tree.
     *
     * @param known asked first, with the name a layer would have and the block
     */
    BlockReader(BiFunction<String, Block, Optional<Layer>> known) {
        this.known = known;
    }

    /** A block as a chain of layers. */
    List<Layer> chain(String name, Block block) {
        List<Layer> before = read.get(block);
        if (before == null) {
            before = known.apply(name, block).map(List::of).orElseGet(() -> unread(name, block));
            read.put(block, before);
        }
        return before;
    }

    private List<Layer> unread(String name, Block block) {
        if (block instanceof Network network) {
            return network.layers();
        }
        if (block instanceof SequentialBlock sequence
                && PlainBlock.is(sequence, SequentialBlock.class)
                && !sequence.isReturnIntermediate()) {
            List<Layer> layers = new ArrayList<>();
            String prefix = name.isEmpty() ? "" : name + ".";
            for (Pair<String, Block> child : sequence.getChildren()) {
                layers.addAll(chain(prefix + child.getKey(), child.getValue()));
            }
            return layers;
        }
        if (Affine.isAffine(block)) {
            return List.of(new Affine(name, block));
        }
        if (PlainBlock.is(block, Dropout.class) || block instanceof FlattenBlock) {
            return List.of(new Reshape(name, block));
        }
        if (block instanceof ElementwiseBlock elementwise) {
            return List.of(new Pointwise(name, elementwise.activation()));
        }
        if (block instanceof LstmBlock) {
            return List.of(new Lstm(name, block));
        }
        if (block instanceof LambdaBlock lambda && PlainBlock.is(lambda, LambdaBlock.class)) {
            return LambdaReader.read(name, lambda).orElseGet(() -> List.of(new Opaque(name, block)));
        }
        return List.of(new Opaque(name, block));
    }
}
