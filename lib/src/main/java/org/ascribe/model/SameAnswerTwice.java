package org.ascribe.model;

import java.util.List;

/** A model that gives the same scores for the same samples every time. */
final class SameAnswerTwice implements ModelTrait {

    @Override
    public Handling check(TrialRun run) {
        // By itself and among others is twice already.
        if (run.companyIsIndifferent()) {
            return Handling.NONE;
        }
        List<Answer> once = run.alone();
        List<Answer> again = run.aloneAgain();
        for (int i = 0; i < once.size(); i++) {
            same(run, once.get(i), again.get(i));
        }
        same(run, run.together(), run.togetherAgain());
        return Handling.NONE;
    }

    private static void same(TrialRun run, Answer once, Answer again) {
        if (once.isGiven() && again.isGiven() && !Agreement.of(once.scores(), again.scores(), run.type())) {
            throw new IllegalArgumentException("block: " + run.name()
                    + " gives other scores for the same sample every time (look for "
                    + run.subject().code().causes()
                    + "); expected a function of its sample: model.eval() before a trace, and"
                    + " nothing that draws numbers or counts its calls");
        }
    }
}
