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
final class AdadeltaOptimizer extends Optimizer {

    private final float rate;
    private final float decay;
    private final float epsilon;
    private final Map<String, State> states = new HashMap<>();

    /** Of a parameter. */
    private record State(NDArray gradients, NDArray steps) {}

    AdadeltaOptimizer(Adadelta settings) {
        super(new Settings());
        rate = (float) settings.rate();
        decay = (float) settings.decay();
        epsilon = (float) settings.epsilon();
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
