package org.ascribe.model.trial;

/** Something that a function of its sample has, and a model may lack. One trait is one class and one line in {@link ModelTrial}. */
interface ModelTrait {

    /**
     * Looks for the trait.
     *
     * @param run what the model gives for samples to try it with; computed when it is asked for
     * @throws IllegalArgumentException if it is missing; one sentence that says what to do
     */
    void check(TrialRun run);
}
