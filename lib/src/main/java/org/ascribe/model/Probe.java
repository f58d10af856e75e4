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
import java.util.regex.Pattern;

/** Runs a block once, to see what it gives. */
final class Probe {

    private static final int LONGEST = 200;

    private static final Pattern NAMES_AN_ERROR = Pattern.compile("^[\\w.]*(Error|Exception): ");

    private Probe() {}

    /**
     * The number of classes a block has scores for, seen at one sample of zeros. What it says itself need not be true, and lambdas
     * only find out on the engine's own device and in float32.
     *
     * @param name of the model, for messages
     * @param block an initialised block
     * @param inputShape shape of one sample
     * @param type of the sample
     * @param manager where the block's parameters are
     * @return the length of a row of scores
     * @throws IllegalArgumentException if the block does not take such a sample, or gives no scores for it
     */
    static int classes(String name, Block block, Shape inputShape, DataType type, NDManager manager) {
        Shape one = new Shape(1).addAll(inputShape);
        if (block instanceof Network) {
            return ClassScores.classes(block.getOutputShapes(new Shape[] {one}));
        }
        try (NDManager scope = manager.newSubManager()) {
            NDArray zeros = scope.zeros(one, type);
            return ClassScores.classes(Autograd.recording(
                    false,
                    () -> block.forward(new ParameterStore(scope, false), new NDList(zeros), false)
                            .getShapes()));
        } catch (EngineException e) {
            throw EngineWords.refusal(name, e, inputShape, type);
        }
    }

    /**
     * What went wrong, from a message of many lines: the one that names an error, or the last.
     *
     * @param e what was thrown
     * @return one line
     */
    static String gist(Exception e) {
        List<String> lines = String.valueOf(e.getMessage())
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
        String gist = lines.stream()
                .map(String::strip)
                .filter(line -> NAMES_AN_ERROR.matcher(line).find())
                .reduce((before, last) -> last)
                .orElseGet(() -> lines.isEmpty()
                        ? e.toString()
                        : lines.get(lines.size() - 1).strip());
        // Of what the engine says at length, the first sentence is the fault, the others are guesses.
        return gist.length() <= LONGEST ? gist : gist.replaceFirst("(?<=[^.]{20})\\. [A-Z].*", "");
    }
}
