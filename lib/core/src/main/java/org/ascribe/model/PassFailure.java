package org.ascribe.model;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import java.util.function.Supplier;
import org.ascribe.model.trial.EngineWords;
import org.jspecify.annotations.Nullable;

/** Why a pass through a model failed, in one sentence in place of the engine's many lines. */
final class PassFailure {

    private PassFailure() {}

    /**
     * Passes something through a model.
     *
     * @param what is being computed
     * @param model by which
     * @param batch what it is shown, or null
     * @param pass the work
     * @return what the work returns
     * @param <T> its type
     */
    static <T> T told(String what, Model model, @Nullable NDArray batch, Supplier<T> pass) {
        try {
            return pass.get();
        } catch (EngineException | IllegalStateException e) {
            throw of(what, model, batch, e);
        }
    }

    /** Of the same kind; the failure itself where it is a sentence already. */
    private static RuntimeException of(String what, Model model, @Nullable NDArray batch, RuntimeException failure) {
        String said = String.valueOf(failure.getMessage());
        if (failure instanceof EngineException && said.contains("\n")) {
            return new EngineException(what + " cannot be computed (" + EngineWords.gist(failure) + ")", failure);
        }
        if (!said.contains("has been released")) {
            return failure;
        }
        boolean parameters = model.block().getParameters().values().stream()
                .anyMatch(parameter -> parameter.getArray().isReleased());
        String sentence = "block: an array that " + model.name() + " computes with is closed; expected open ones";
        if (parameters) {
            sentence = "model: the parameters of " + model.name() + " were closed by their owner; expected open ones";
        } else if (batch != null && batch.isReleased()) {
            sentence = "batch: it, or the manager that owns it, is closed; expected an open one for " + model.name();
        }
        return new IllegalStateException(sentence, failure);
    }
}
