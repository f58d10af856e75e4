package org.ascribe.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.optimizer.Optimizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ascribe.autograd.Autograd;
import org.ascribe.engine.Views;

/**
 * Gradient descent whose memory can be read and written, so that a training that was stopped goes on as if it had not been; that
 * of DJL's optimisers is their own.
 */
public abstract class Descent extends Optimizer {

    private final int arrays;
    private final Map<String, Memory> memories = new LinkedHashMap<>();

    /** What is remembered of a parameter: its steps so far, and arrays of its shape. */
    record Memory(int steps, List<NDArray> arrays) {}

    /** An optimiser that keeps some arrays for each parameter, which begin as zero. */
    Descent(int arrays) {
        super(new Settings());
        this.arrays = arrays;
    }

    /**
     * Takes a step.
     *
     * @param weight changed in place
     * @param gradient a view that belongs to a scope, as all that is computed from it does
     * @param memory changed in place
     * @param step 1 for the first
     */
    abstract void step(NDArray weight, NDArray gradient, List<NDArray> memory, int step);

    @Override
    public final void update(String parameterId, NDArray weight, NDArray gradient) {
        Memory before = memories.computeIfAbsent(
                parameterId,
                id -> new Memory(
                        0, Stream.generate(weight::zerosLike).limit(arrays).toList()));
        int step = before.steps() + 1;
        // Threads but the first record what they do until they are told not to.
        Autograd.recording(false, () -> {
            try (NDManager scope = weight.getManager().newSubManager()) {
                step(weight, Views.of(gradient, scope), before.arrays(), step);
            }
            clear(weight);
            return step;
        });
        memories.put(parameterId, new Memory(step, before.arrays()));
    }

    /** Gradients are added up until the optimiser clears them, as those of DJL do; what it is given is a copy. */
    private static void clear(NDArray weight) {
        if (weight.hasGradient()) {
            try (NDArray gradient = weight.getGradient()) {
                gradient.muli(0);
            }
        }
    }

    /** By the parameters' identifiers; empty before the first step. */
    Map<String, Memory> memories() {
        return memories;
    }

    /** Goes on from what was remembered. */
    void remember(String parameterId, Memory memory) {
        memories.put(parameterId, memory);
    }

    private static final class Settings extends OptimizerBuilder<Settings> {
        @Override
        protected Settings self() {
            return this;
        }
    }
}
