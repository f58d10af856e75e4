package org.ascribe.model.trial;

/** A model that has numbers for an answer, if only to some samples: a logarithm has none for a negative one. */
final class FiniteAnswers implements ModelTrait {

    @Override
    public void check(TrialRun run) {
        if (run.alone().stream().noneMatch(TrialAnswer::isFinite)) {
            throw run.subject()
                    .refusal(
                            "gives NaN or infinity for zeros, for normal numbers and for numbers from 0 to 1 alike; expected"
                                    + " finite scores (are its weights whole, and is its type wide enough?)");
        }
    }
}
