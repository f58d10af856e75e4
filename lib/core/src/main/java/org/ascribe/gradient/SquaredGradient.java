package org.ascribe.gradient;

import ai.djl.ndarray.NDArray;
import org.ascribe.AttributionMethod;
import org.ascribe.ScalarFunction;
import org.ascribe.Scores;

/**
 * Sensitivity analysis: {@code aᵢ = (∂f/∂xᵢ)²}.
 *
 * <ul>
 *   <li>Shapes: any input shape; the attribution has the input's. Unit: that of f per unit of the input, squared. Sign: never
 *       negative.
 *   <li>Sums to {@code ‖∇f(x)‖²}, the local variation of f, which it shares out among the features; not to f.
 *   <li>Cost: one forward and one backward. Large wherever a small change matters, present or not.
 * </ul>
 *
 * Zurada, Malinowski, Cloete 1994; Montavon, Samek, Müller 2018, section 4.1.
 */
public record SquaredGradient() implements AttributionMethod {

    @Override
    public Scores scores(ScalarFunction f, NDArray x) {
        return Scores.of(f.gradient(x).square());
    }
}
