package org.ascribe.model;

import java.util.List;

/**
 * Tries a model before it is believed: f is a function of one sample, the same every time, whoever is in its batch. What is
 * missing is handled, or refused in a sentence.
 */
final class ModelTrial {

    /** In the order in which their sentences explain most. */
    private static final List<ModelTrait> TRAITS = List.of(
            new EvaluationCode(),
            new AnswersSamples(),
            new KeepsItsParameters(),
            new SameAnswerTwice(),
            new FiniteAnswers(),
            new RowsByThemselves());

    private ModelTrial() {}

    /**
     * How a model has to be run.
     *
     * @param run the model with samples to try it with
     * @return true if rows have to be passed one at a time
     * @throws IllegalArgumentException if it is no function of its sample
     */
    static boolean asksForRowByRow(TrialRun run) {
        return Autograd.recording(
                false,
                () -> TRAITS.stream()
                                .map(trait -> trait.check(run))
                                .filter(handling -> handling == ModelTrait.Handling.ROW_BY_ROW)
                                .count()
                        > 0);
    }
}
