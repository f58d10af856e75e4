package org.ascribe.model.trial;

import ai.djl.ndarray.types.Shape;
import java.util.List;

/** A model that takes samples of the shape and type it is said to take, and returns a row of scores for one. */
final class AnswersSamples implements ModelTrait {

    @Override
    public void check(TrialRun run) {
        TrialSubject subject = run.subject();
        List<TrialAnswer> answers = run.alone().stream()
                .filter(answer -> answer.failure().isEmpty())
                .toList();
        if (!answers.isEmpty()) {
            answers.forEach(answer -> ScoreRows.classes(subject, answer.shapes()));
            refuseSeveralSamples(run, answers.get(0).shapes()[0]);
            return;
        }
        RuntimeException failure = run.alone().get(0).failure().orElseThrow();
        if (run.together().failure().isEmpty()) {
            throw new IllegalArgumentException(
                    subject + " takes no sample by itself (" + EngineWords.gist(failure)
                            + "), its scores depend on who else is in the batch; expected a function of one sample, such as a"
                            + " batch norm with running statistics",
                    failure);
        }
        throw EngineWords.refusal(subject, failure);
    }

    /** A flat answer that grows with the batch: what is taken for one sample is several, and k values for k classes. */
    private static void refuseSeveralSamples(TrialRun run, Shape one) {
        int n = run.company().size();
        Shape[] all = run.together().shapes();
        if (one.dimension() == 1
                && one.size() > 1
                && n > 1
                && all.length > 0
                && all[0].equals(new Shape(n * one.size()))) {
            throw new IllegalArgumentException("inputShape: " + run.subject().inputShape() + " is " + one.size()
                    + " samples to " + run.subject().name() + ", which gives " + all[0] + " for a batch of " + n
                    + "; expected the shape of one of them");
        }
    }
}
