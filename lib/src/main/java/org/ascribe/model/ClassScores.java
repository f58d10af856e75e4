package org.ascribe.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import java.util.Arrays;
import org.ascribe.Target;
import org.ascribe.Unit;

/** What the output of a model must look like: a row of scores for each sample; one value a sample is a row of one. */
final class ClassScores {

    private ClassScores() {}

    /**
     * Length of the row of scores that an output is for each sample. One value a sample is a row of one; the axis of a single
     * sample may be missing, as after a squeeze.
     *
     * @param output shape of what a model returned
     * @param samples what it returned that for
     * @return at least 1, or 0 if it is no row for each sample
     */
    static int rowLength(Shape output, long samples) {
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
    static int classes(TrialSubject subject, Shape... outputs) {
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

    /**
     * The scores that a block gives to a batch.
     *
     * @param block what computes them
     * @param batch samples, which stay as they are
     * @param classes length of a row
     * @param model for the message
     * @return {@code [n, classes]}, on the batch's manager, differentiable by the batch
     * @throws IllegalArgumentException if there is not a row for each sample
     */
    static NDArray of(Block block, NDArray batch, int classes, Object model) {
        // Its own copy: a block may write into what it is given. These give copies themselves to whoever does.
        boolean keeps = block instanceof Network || block instanceof NeuronBlock || block instanceof JoinedBlock;
        try (NDArray own = keeps ? null : Autograd.copy(batch)) {
            NDList input = new NDList(own == null ? batch : own);
            NDArray scores = block.forward(new ParameterStore(batch.getManager(), false), input, false)
                    .singletonOrThrow();
            return rows(scores, batch, classes, model);
        }
    }

    /**
     * Scores as rows.
     *
     * @param scores what the model returned
     * @param batch what it returned them for
     * @param classes length of a row
     * @param model for the message
     * @return {@code [n, classes]}
     * @throws IllegalArgumentException if there is not a row for each sample
     */
    static NDArray rows(NDArray scores, NDArray batch, int classes, Object model) {
        Shape expected = new Shape(batch.getShape().get(0), classes);
        if (rowLength(scores.getShape(), expected.get(0)) != classes) {
            throw new IllegalArgumentException("model: output shape " + scores.getShape() + " of " + model
                    + "; expected " + expected + ", a row of scores for each sample");
        }
        return scores.reshape(expected);
    }

    /**
     * Refuses the probability of the only class: softmax makes it 1 everywhere.
     *
     * @param target what is to be explained
     * @param classes number of classes of the model
     * @param model for the message
     * @throws IllegalArgumentException for a probability where there is one class
     */
    static void check(Target target, int classes, Object model) {
        if (classes == 1 && target.unit() == Unit.PROBABILITY) {
            throw new IllegalArgumentException("target: the probability of the only output of " + model
                    + " is always 1; expected a target measured as " + Unit.LOGIT);
        }
    }
}
