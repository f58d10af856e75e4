package org.ascribe.model.trial;

/** A script whose evaluation mode is real: no statement in it is told for good that it is being trained. */
final class EvaluationCode implements ModelTrait {

    @Override
    public void check(TrialRun run) {
        ScriptCode code = run.subject().code();
        if (!code.training().isEmpty()) {
            throw run.subject()
                    .refusal("keeps its " + String.join(" and ", code.trained()) + " on in evaluation mode ("
                            + code.training().get(0)
                            + "), as a trace taken in training mode does; expected a trace taken after model.eval(), or a script"
                            + " without training=True in its code");
        }
    }
}
