package org.ascribe.model.trial;

import java.util.List;
import java.util.stream.IntStream;

/** A model that gives the same scores for the same samples every time. */
final class SameAnswerTwice implements ModelTrait {

    @Override
    public void check(TrialRun run) {
        // By itself and among others is twice already.
        if (run.companyIsIndifferent()) {
            return;
        }
        List<TrialAnswer> once = run.alone();
        List<TrialAnswer> again = run.aloneAgain();
        boolean alike = IntStream.range(0, once.size()).allMatch(i -> same(once.get(i), again.get(i), run))
                && same(run.together(), run.togetherAgain(), run);
        if (!alike) {
            throw run.subject()
                    .refusal("gives other scores for the same sample every time (look for "
                            + run.subject().code().causes()
                            + "); expected a function of its sample: nothing that draws numbers or counts its calls, and of a"
                            + " script model.eval() before its trace");
        }
    }

    private static boolean same(TrialAnswer once, TrialAnswer again, TrialRun run) {
        return !once.isGiven()
                || !again.isGiven()
                || Agreement.of(
                        once.scores(),
                        again.scores(),
                        Agreement.tolerance(run.subject().type()));
    }
}
