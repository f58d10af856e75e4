package org.ascribe.model;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import java.util.List;

/** Runs a block once, to see what it gives. */
final class Probe {

    private Probe() {}

    /**
     * The shapes of what a block gives for one sample of zeros. What it says itself need not be true, and lambdas only find out
     * on the engine's own device and in float32.
     *
     * @param block an initialised block
     * @param inputShape shape of one sample
     * @param type of the sample
     * @param manager where the block's parameters are
     * @return the shapes, with a batch axis of 1
     * @throws IllegalArgumentException if the block does not take such a sample
     */
    static Shape[] outputs(Block block, Shape inputShape, DataType type, NDManager manager) {
        Shape one = new Shape(1).addAll(inputShape);
        if (block instanceof Network) {
            return block.getOutputShapes(new Shape[] {one});
        }
        try (NDManager scope = manager.newSubManager()) {
            NDArray zeros = scope.zeros(one, type);
            return Autograd.recording(
                    false,
                    () -> block.forward(new ParameterStore(scope, false), new NDList(zeros), false)
                            .getShapes());
        } catch (EngineException e) {
            throw new IllegalArgumentException(
                    "inputShape: the block does not take a sample of shape " + inputShape + " and type " + type + " ("
                            + gist(e) + ")",
                    e);
        }
    }

    /**
     * What went wrong, from a message of many lines: the engine says it last.
     *
     * @param e what was thrown
     * @return one line
     */
    static String gist(Exception e) {
        List<String> lines = String.valueOf(e.getMessage())
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
        return lines.isEmpty() ? e.toString() : lines.get(lines.size() - 1).strip();
    }
}
