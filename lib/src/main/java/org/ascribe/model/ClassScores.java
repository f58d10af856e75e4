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
     * Number of classes of a model.
     *
     * @param outputs shapes of its outputs for one sample
     * @return the length of a row
     * @throws IllegalArgumentException if these are no scores
     */
    static int classes(Shape... outputs) {
        Shape output = outputs[0];
        if (outputs.length != 1 || output.dimension() < 1 || output.dimension() > 2) {
            throw new IllegalArgumentException("block: output "
                    + (outputs.length == 1 ? "shape " + output : "shapes " + Arrays.toString(outputs))
                    + "; expected [batch, classes], or [batch] for a model of one value"
                    + (outputs.length == 1
                            ? output.dimension() > 2
                                    ? ": of each map one number, such as its mean or one of its pixels"
                                    : ""
                            : ": a SequentialBlock of it and of a lambda that takes one of them"));
        }
        // Of one sample: either a value each, or a row without its batch axis.
        return (int) output.get(output.dimension() - 1);
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
        // Its own copy: a block may write into what it is given.
        try (NDArray own = block instanceof Network ? null : Autograd.copy(batch)) {
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
        Shape shape = scores.getShape();
        Shape expected = new Shape(batch.getShape().get(0), classes);
        boolean flat = shape.dimension() == 1 && (classes == 1 || expected.get(0) == 1);
        if (!shape.equals(expected) && !(flat && shape.size() == expected.size())) {
            throw new IllegalArgumentException("block: output shape " + shape + " of " + model + "; expected "
                    + expected + ", a row of scores for each sample");
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
