package org.ascribe.model.trial;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Optional;
import org.ascribe.autograd.Autograd;

/**
 * What is found out about a model before it is believed: f is a function of one sample, the same every time, whoever is in its
 * batch. What is missing is refused in a sentence; only batches can be done without.
 *
 * @param classes length of its row of scores
 * @param rowByRow why its rows have to be passed one at a time; nothing if they need not
 */
public record ModelTrial(int classes, Optional<String> rowByRow) {

    /** In the order in which their sentences explain most. */
    private static final List<ModelTrait> TRAITS = List.of(
            new EvaluationCode(),
            new AnswersSamples(),
            new KeepsItsParameters(),
            new SameAnswerTwice(),
            new FiniteAnswers());

    /**
     * Tries a model.
     *
     * @param subject the model
     * @return how it has to be run
     * @throws IllegalArgumentException if it does not take such samples, or is no function of one
     */
    public static ModelTrial of(TrialSubject subject) {
        TrialRun run = new TrialRun(subject);
        return Autograd.recording(false, () -> {
            TRAITS.forEach(trait -> trait.check(run));
            return new ModelTrial(run.classes(), rowByRow(run));
        });
    }

    /**
     * Takes a model for a function of one sample, and looks only how many scores there are, at one sample of zeros. What a block says
     * itself need not be true, and lambdas only find out on the engine's own device and in float32.
     *
     * @param subject the model
     * @return that it takes batches
     * @throws IllegalArgumentException if it does not take such a sample, or gives no scores for it
     */
    public static ModelTrial skipped(TrialSubject subject) {
        try (NDManager scope = subject.manager().newSubManager()) {
            NDArray zeros = scope.zeros(subject.one(), subject.type());
            NDList outputs = Autograd.recording(false, () -> subject.outputs().apply(new NDList(zeros)));
            return new ModelTrial(ScoreRows.classes(subject, outputs.getShapes()), Optional.empty());
        } catch (EngineException e) {
            throw EngineWords.refusal(subject, e);
        }
    }

    private static Optional<String> rowByRow(TrialRun run) {
        if (run.company().size() < 2 || run.companyIsIndifferent()) {
            return Optional.empty();
        }
        return Optional.of(
                run.together().failure().isPresent()
                        ? "it takes no batch"
                        : "its rows depend on one another; is axis 0 of the input the batch?");
    }
}
