package org.ascribe.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import org.ascribe.Target;
import org.ascribe.Unit;
import org.ascribe.autograd.Autograd;
import org.ascribe.model.trial.ScoreRows;
import org.ascribe.network.Network;

/** What the output of a model must look like: a row of scores for each sample; one value a sample is a row of one. */
public final class ClassScores {

    private ClassScores() {}

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
    public static NDArray rows(NDArray scores, NDArray batch, int classes, Object model) {
        Shape expected = new Shape(batch.getShape().get(0), classes);
        if (ScoreRows.rowLength(scores.getShape(), expected.get(0)) != classes) {
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
    public static void check(Target target, int classes, Object model) {
        if (classes == 1 && target.unit() == Unit.PROBABILITY) {
            throw new IllegalArgumentException("target: the probability of the only output of " + model
                    + " is always 1; expected a target measured as " + Unit.LOGIT);
        }
    }
}
