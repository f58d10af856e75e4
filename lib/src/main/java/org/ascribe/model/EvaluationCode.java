package org.ascribe.model;

/** A script whose evaluation mode is real: no statement in it is told for good that it is being trained. */
final class EvaluationCode implements ModelTrait {

    @Override
    public Handling check(TrialRun run) {
        ScriptCode code = run.subject().code();
        if (!code.training().isEmpty()) {
            throw new IllegalArgumentException("block: " + run.name() + " is a trace taken in training mode, whose "
                    + code.causes() + (code.training().size() == 1 ? " stays" : " stay") + " on in evaluation mode ("
                    + code.training().get(0)
                    + "); expected one taken after model.eval(), or a script of torch.jit.script");
        }
        return Handling.NONE;
    }
}
