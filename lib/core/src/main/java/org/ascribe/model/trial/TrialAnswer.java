package org.ascribe.model.trial;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.Optional;
import org.ascribe.engine.Heap;

/**
 * What a model gave for a batch it was tried with.
 *
 * @param shapes of what it returned, or empty where it failed
 * @param scores a row for each sample, or empty where there is none
 * @param failure what it threw
 */
record TrialAnswer(Shape[] shapes, double[][] scores, Optional<RuntimeException> failure) {

    private static final double[][] NONE = {};

    static TrialAnswer of(NDList outputs, int samples) {
        Shape[] shapes = outputs.getShapes();
        int classes = shapes.length == 1 ? ScoreRows.rowLength(shapes[0], samples) : 0;
        if (classes == 0) {
            return new TrialAnswer(shapes, NONE, Optional.empty());
        }
        double[] scores = Heap.of(outputs.head());
        double[][] rows = new double[samples][];
        Arrays.setAll(rows, i -> Arrays.copyOfRange(scores, i * classes, (i + 1) * classes));
        return new TrialAnswer(shapes, rows, Optional.empty());
    }

    static TrialAnswer failed(RuntimeException failure) {
        return new TrialAnswer(new Shape[0], NONE, Optional.of(failure));
    }

    /** Whether there is a row of scores for each sample. */
    boolean isGiven() {
        return scores.length > 0;
    }

    /** Whether some score is a number: that of a class which is ruled out may be infinite. */
    boolean isFinite() {
        return isGiven()
                && Arrays.stream(scores).flatMapToDouble(Arrays::stream).anyMatch(Double::isFinite);
    }
}
