package org.ascribe.model;

import ai.djl.engine.EngineException;

/** Why a pass through a model failed, in one sentence in place of the engine's many lines. */
final class PassFailure {

    private PassFailure() {}

    /**
     * The failure to be thrown.
     *
     * @param what was being computed
     * @param model by which
     * @param failure what was thrown
     * @return of the same kind; the failure itself where it is a sentence already
     */
    static RuntimeException of(String what, Model model, RuntimeException failure) {
        String said = String.valueOf(failure.getMessage());
        if (failure instanceof EngineException && said.contains("\n")) {
            return new EngineException(what + " cannot be computed (" + Probe.gist(failure) + ")", failure);
        }
        if (!said.contains("has been released")) {
            return failure;
        }
        boolean parameters = model.block().getParameters().values().stream()
                .anyMatch(parameter -> parameter.getArray().isReleased());
        return new IllegalStateException(
                parameters
                        ? "model: the parameters of " + model.name() + " were closed by their owner; expected open ones"
                        : "batch: it, or the manager that owns it, is closed; expected an open one for " + model.name(),
                failure);
    }
}
