package org.ascribe.model.trial;

import ai.djl.ndarray.types.Shape;
import java.util.Arrays;

/** The shape that the output of a model must have: a row of scores for each sample. */
public final class ScoreRows {

    private ScoreRows() {}

    /**
     * Length of the row of scores that an output is for each sample. One value a sample is a row of one; the axis of a single
     * sample may be missing, as after a squeeze.
     *
     * @param output shape of what a model returned
     * @param samples what it returned that for
     * @return at least 1, or 0 if it is no row for each sample
     */
    public static int rowLength(Shape output, long samples) {
        int axes = output.dimension();
        if (axes == 2 && output.get(0) == samples) {
            return (int) output.get(1);
        }
        if (axes == 1 && output.get(0) == samples) {
            return 1;
        }
        return samples == 1 && axes < 2 ? (int) output.size() : 0;
    }

    /**
     * Number of classes of a model.
     *
     * @param subject the model
     * @param outputs shapes of its outputs for one sample
     * @return the length of a row
     * @throws IllegalArgumentException if these are no scores
     */
    public static int classes(TrialSubject subject, Shape... outputs) {
        Shape output = outputs[0];
        int classes = outputs.length == 1 ? rowLength(output, 1) : 0;
        if (classes > 0) {
            return classes;
        }
        String found = "shape " + output;
        String remedy = output.dimension() > 2
                ? "of each map one number, such as its mean or one of its pixels"
                : "is axis 0 of the input the batch, and inputShape that of one sample without it?";
        if (outputs.length != 1) {
            found = "shapes " + Arrays.toString(outputs);
            remedy = subject.isFile()
                    ? "a script that returns one of them"
                    : "a SequentialBlock of it and of a lambda that takes one of them";
        }
        throw new IllegalArgumentException(subject.argument() + ": output " + found + " of " + subject.name()
                + " for one sample of shape " + subject.inputShape()
                + "; expected [1, classes], or [1] for a model of one value: " + remedy);
    }
}
