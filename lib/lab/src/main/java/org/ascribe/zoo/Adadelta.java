package org.ascribe.zoo;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.optimizer.Optimizer;
import java.util.HashMap;
import java.util.Map;
import org.ascribe.engine.Views;

/**
 * Steps as long as the last ones were, by gradients as large as the last ones were: {@code v ← ρ v + (1 − ρ) g²},
 * {@code d = g √(u + ε) / √(v + ε)}, {@code u ← ρ u + (1 − ρ) d²}, {@code w ← w − η d}. DJL has none for PyTorch.
 *
 * <p>Zeiler 2012, algorithm 1, whose η is 1.
 */
public final class Adadelta extends Optimizer {

    private final float rate;
    private final float decay;
    private final float epsilon;
    private final Map<String, State> states = new HashMap<>();

    /** Of a parameter. */
    private record State(NDArray gradients, NDArray steps) {}

    /**
     * The update.
     *
     * @param rate η
     * @param decay ρ
     * @param epsilon ε
     * @throws IllegalArgumentException if the rate or ε is not positive, or ρ not between 0 and 1
     */
    public Adadelta(double rate, double decay, double epsilon) {
        super(new Settings());
        if (!(rate > 0) || !(decay > 0 && decay < 1) || !(epsilon > 0)) {
            throw new IllegalArgumentException("rate, decay, epsilon: " + rate + ", " + decay + ", " + epsilon
                    + "; expected a positive rate, a decay between 0 and 1, a positive epsilon");
        }
        this.rate = (float) rate;
        this.decay = (float) decay;
        this.epsilon = (float) epsilon;
    }

    @Override
    public void update(String parameterId, NDArray weight, NDArray gradient) {
        State state = states.computeIfAbsent(parameterId, id -> new State(weight.zerosLike(), weight.zerosLike()));
        // What is computed from an array belongs to its manager: so all of it begins with arrays of the scope.
        try (NDManager scope = weight.getManager().newSubManager()) {
            NDArray g = Views.of(gradient, scope);
            state.gradients.muli(decay).addi(g.square().muli(1 - decay));
            NDArray v = Views.of(state.gradients, scope).add(epsilon).sqrt();
            NDArray d = Views.of(state.steps, scope).add(epsilon).sqrt().divi(v).muli(g);
            state.steps.muli(decay).addi(d.square().muli(1 - decay));
            weight.subi(d.muli(rate));
        }
    }

    private static final class Settings extends OptimizerBuilder<Settings> {
        @Override
        protected Settings self() {
            return this;
        }
    }
}
