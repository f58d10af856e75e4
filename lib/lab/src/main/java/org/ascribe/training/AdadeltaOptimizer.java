package org.ascribe.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.ascribe.engine.Views;

/**
 * Steps as long as the last ones were, by gradients as large as the last ones were: {@code v ← ρ v + (1 − ρ) g²},
 * {@code d = g √(u + ε) / √(v + ε)}, {@code u ← ρ u + (1 − ρ) d²}, {@code w ← w − η d}. DJL has none for PyTorch.
 *
 * <p>Zeiler 2012, algorithm 1, whose η is 1.
 */
final class AdadeltaOptimizer extends Descent {

    private final IntToDoubleFunction rate;
    private final float decay;
    private final float epsilon;

    /** With the factor of each step's length, 1 for the first step. */
    AdadeltaOptimizer(Adadelta settings, IntToDoubleFunction factor) {
        super(2);
        rate = step -> settings.rate() * factor.applyAsDouble(step);
        decay = (float) settings.decay();
        epsilon = (float) settings.epsilon();
    }

    @Override
    void step(NDArray weight, NDArray g, List<NDArray> memory, int step) {
        NDArray gradients = memory.get(0);
        NDArray steps = memory.get(1);
        NDManager scope = g.getManager();
        gradients.muli(decay).addi(g.square().muli(1 - decay));
        NDArray v = Views.of(gradients, scope).add(epsilon).sqrt();
        NDArray d = Views.of(steps, scope).add(epsilon).sqrt().divi(v).muli(g);
        steps.muli(decay).addi(d.square().muli(1 - decay));
        weight.subi(d.muli((float) rate.applyAsDouble(step)));
    }
}
