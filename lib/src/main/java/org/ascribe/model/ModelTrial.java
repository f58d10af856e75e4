package org.ascribe.model;

import java.util.List;
import java.util.Optional;

/**
 * Tries a model before it is believed: f is a function of one sample, the same every time, whoever is in its batch. What is
 * missing is refused in a sentence; only batches can be done without.
 */
final class ModelTrial {

    /** In the order in which their sentences explain most. */
    private static final List<ModelTrait> TRAITS = List.of(
            new EvaluationCode(),
            new AnswersSamples(),
            new KeepsItsParameters(),
            new SameAnswerTwice(),
            new FiniteAnswers());

    private ModelTrial() {}

    /**
     * How a model has to be run.
     *
     * @param run the model with samples to try it with
     * @return why its rows have to be passed one at a time; nothing if they need not
     * @throws IllegalArgumentException if it is no function of its sample
     */
    static Optional<String> rowByRow(TrialRun run) {
        return Autograd.recording(false, () -> {
            TRAITS.forEach(trait -> trait.check(run));
            if (run.company().size() < 2 || run.companyIsIndifferent()) {
                return Optional.empty();
            }
            return Optional.of(
                    run.together().failure() != null
                            ? "it takes no batch"
                            : "its rows depend on one another; is axis 0 of the input the batch?");
        });
    }
}
