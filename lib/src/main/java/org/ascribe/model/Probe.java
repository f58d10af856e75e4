package org.ascribe.model;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import java.util.List;
import java.util.regex.Pattern;

/** Runs a model once, to see what it gives. */
final class Probe {

    private static final int LONGEST = 200;

    private static final Pattern NAMES_AN_ERROR = Pattern.compile("^[\\w.]*(Error|Exception): ");

    private Probe() {}

    /**
     * The number of classes a model has scores for, seen at one sample of zeros. What a block says itself need not be true, and
     * lambdas only find out on the engine's own device and in float32.
     *
     * @param subject the model
     * @return the length of a row of scores
     * @throws IllegalArgumentException if the model does not take such a sample, or gives no scores for it
     */
    static int classes(TrialSubject subject) {
        try (NDManager scope = subject.manager().newSubManager()) {
            NDArray zeros = scope.zeros(subject.one(), subject.type());
            return ClassScores.classes(
                    subject,
                    Autograd.recording(
                            false,
                            () -> subject.outputs().apply(new NDList(zeros)).getShapes()));
        } catch (EngineException e) {
            throw EngineWords.refusal(subject, e);
        }
    }

    /** As {@link #classes(TrialSubject)}, for a block; a network is asked, not run. */
    static int classes(TrialSubject subject, Block block) {
        return block instanceof Network
                ? ClassScores.classes(subject, block.getOutputShapes(new Shape[] {subject.one()}))
                : classes(subject);
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
