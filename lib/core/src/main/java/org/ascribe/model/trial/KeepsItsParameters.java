package org.ascribe.model.trial;

import java.util.Arrays;

/** A model that a pass leaves as it was. */
final class KeepsItsParameters implements ModelTrait {

    @Override
    public void check(TrialRun run) {
        run.alone();
        run.together();
        if (!Arrays.equals(run.parametersBefore(), run.subject().parameters().get())) {
            throw run.subject()
                    .refusal(
                            "changes its own parameters when it is asked, so that each answer changes the next; expected"
                                    + " evaluation mode to leave them as they are");
        }
    }
}
