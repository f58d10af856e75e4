package org.ascribe.model;

/** Something that a function of its sample has, and a model may lack. One trait is one class and one line in {@link ModelTrial}. */
interface ModelTrait {

    /** How a model has to be run for what it lacks. */
    enum Handling {
        /** As it is. */
        NONE,
        /** A row of a batch at a time. */
        ROW_BY_ROW
    }

    /**
     * Looks for the trait.
     *
     * @param run what the model gives for samples to try it with; computed when it is asked for
     * @return how to run the model for all that
     * @throws IllegalArgumentException if it cannot be handled; one sentence that says what to do
     */
    Handling check(TrialRun run);
}
