package org.ascribe.model;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.SymbolBlock;
import ai.djl.util.Pair;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ascribe.autograd.ScriptModule;
import org.ascribe.model.trial.TrialSubject;
import org.ascribe.network.PlainBlock;

/**
 * DJL's own blocks for scripts, which {@code Criteria} and the model zoo give: in evaluation mode they have no gradients, and loaded
 * from a file not even parameters that a gradient could pass. Copies of them do.
 */
final class Scripts {

    private Scripts() {}

    /** Whether there is such a block that {@link #differentiable} would copy. */
    static boolean isIn(Block block) {
        return ScriptModule.is(block)
                || isSequence(block) && block.getChildren().values().stream().anyMatch(Scripts::isIn);
    }

    /**
     * A block with copies in place of DJL's blocks for scripts, in it or in sequences in it.
     *
     * @param name of the model, for messages
     * @param block any block; it stays as it is
     * @param manager owner of the copies
     * @return the same block if there is nothing to copy
     */
    static Block differentiable(String name, Block block, NDManager manager) {
        if (!isIn(block)) {
            return block;
        }
        if (ScriptModule.is(block)) {
            TorchScriptBlock copy = copy(name, block, manager.getDevice());
            manager.attachInternal(name + System.identityHashCode(copy), copy);
            return copy;
        }
        SequentialBlock original = (SequentialBlock) block;
        SequentialBlock rebuilt = new SequentialBlock().setReturnIntermediate(original.isReturnIntermediate());
        for (Pair<String, Block> child : original.getChildren()) {
            rebuilt.add(differentiable(name, child.getValue(), manager));
        }
        return rebuilt;
    }

    /**
     * Refuses scripts that are left in a block: those of other engines, and those in blocks that cannot be rebuilt around a copy.
     *
     * @param subject the model
     * @param block what is left of it
     * @throws IllegalArgumentException if there is one; the message says where
     */
    static void refuseIn(TrialSubject subject, Block block) {
        refuseIn(subject, block, block.getClass().getSimpleName());
    }

    private static void refuseIn(TrialSubject subject, Block block, String path) {
        if (block instanceof SymbolBlock) {
            throw subject.refusal(
                    "has a script in it that has no gradients there, " + path
                            + "; expected one of PyTorch by itself or in a plain SequentialBlock, of which a copy is explained");
        }
        block.getChildren().forEach(child -> refuseIn(subject, child.getValue(), path + "/" + child.getKey()));
    }

    private static boolean isSequence(Block block) {
        return PlainBlock.is(block, SequentialBlock.class);
    }

    private static TorchScriptBlock copy(String name, Block script, Device device) {
        try {
            Path file = Files.createTempFile("ascribe", ".pt");
            try {
                try (OutputStream out = Files.newOutputStream(file)) {
                    ScriptModule.write(script, out);
                }
                return new TorchScriptBlock("block: " + name, file, null, device);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("block: " + name + " cannot be copied: " + e.getMessage(), e);
        }
    }
}
