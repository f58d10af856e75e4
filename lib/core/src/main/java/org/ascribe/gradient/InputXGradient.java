package org.ascribe.gradient;

import ai.djl.ndarray.NDArray;
import org.ascribe.AttributionMethod;
import org.ascribe.ScalarFunction;
import org.ascribe.Scores;
import org.ascribe.engine.Differential;

/**
 * Gradient × Input: {@code aᵢ = xᵢ ∂f/∂xᵢ}.
 *
 * <ul>
 *   <li>Shapes: any input shape; the attribution has the input's. Unit: that of f. Sign: positive speaks for the target.
 *   <li>Cost: one forward and one backward. Sums to f(x) − f(0) for functions that are linear with offset, and in general
 *       not: it is the first-order term alone, and wrong by all higher ones.
 *   <li>Zero wherever the input is, however much that pixel matters.
 * </ul>
 *
 * Shrikumar et al. 2016; as a first-order Taylor attribution: Deng et al. 2021, Theorem 1.
 */
public record InputXGradient() implements AttributionMethod {

    @Override
    public Scores scores(ScalarFunction f, NDArray x) {
        return Scores.of(Differential.of(x, f.gradient(x)));
    }
}
