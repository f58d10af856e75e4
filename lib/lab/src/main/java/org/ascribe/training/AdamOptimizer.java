package org.ascribe.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.ascribe.engine.Views;

/**
 * {@code m ← β₁ m + (1 − β₁) g}, {@code v ← β₂ v + (1 − β₂) g²}, {@code w ← w − αₜ m / (√v + ε)} with
 * {@code αₜ = α √(1 − β₂ᵗ) / (1 − β₁ᵗ)}, where g has the L2 penalty's part. β₁ = 0.9, β₂ = 0.999, ε = 1e-8.
 *
 * <p>Kingma, Ba 2015, algorithm 1 in the more efficient order of section 2.
 */
final class AdamOptimizer extends Descent {

    private static final float FIRST = 0.9f;
    private static final float SECOND = 0.999f;
    private static final float EPSILON = 1e-8f;

    private final IntToDoubleFunction rate;
    private final float decay;

    /** With the learning rate α of each step, 1 for the first, and the factor of the L2 penalty. */
    AdamOptimizer(IntToDoubleFunction rate, double weightDecay) {
        super(2);
        this.rate = rate;
        this.decay = (float) weightDecay;
    }

    @Override
    void step(NDArray weight, NDArray gradient, List<NDArray> memory, int step) {
        NDArray mean = memory.get(0);
        NDArray square = memory.get(1);
        NDManager scope = gradient.getManager();
        NDArray g = decay == 0 ? gradient : Views.of(weight, scope).mul(decay).addi(gradient);
        mean.muli(FIRST).addi(g.mul(1 - FIRST));
        square.muli(SECOND).addi(g.square().muli(1 - SECOND));
        double alpha = rate.applyAsDouble(step) * Math.sqrt(1 - Math.pow(SECOND, step)) / (1 - Math.pow(FIRST, step));
        NDArray deviation = Views.of(square, scope).sqrt().addi(EPSILON);
        weight.subi(Views.of(mean, scope).mul((float) alpha).divi(deviation));
    }
}
