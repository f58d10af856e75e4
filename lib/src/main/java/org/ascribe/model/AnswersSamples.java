package org.ascribe.model;

/** A model that takes samples of the shape and type it is said to take, and returns a row of scores for one. */
final class AnswersSamples implements ModelTrait {

    @Override
    public Handling check(TrialRun run) {
        if (run.alone().stream().anyMatch(answer -> answer.failure() == null)) {
            run.alone().stream()
                    .filter(answer -> answer.failure() == null)
                    .forEach(answer -> ClassScores.classes(answer.shapes()));
            return Handling.NONE;
        }
        RuntimeException failure = run.alone().get(0).failure();
        if (run.together().failure() == null) {
            throw new IllegalArgumentException(
                    "block: " + run.name() + " takes no sample by itself (" + Probe.gist(failure)
                            + "), its scores depend on who else is in the batch; expected a function of one sample, such as a"
                            + " batch norm with running statistics",
                    failure);
        }
        throw EngineWords.refusal(run.name(), failure, run.subject().inputShape(), run.type());
    }
}
