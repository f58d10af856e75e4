package org.ascribe.gradient;

import ai.djl.ndarray.NDArray;
import org.ascribe.AttributionMethod;
import org.ascribe.ScalarFunction;
import org.ascribe.Scores;

/**
 * Gradient: {@code aᵢ = ∂f/∂xᵢ}, with its sign.
 *
 * <ul>
 *   <li>Shapes: any input shape; the attribution has the input's. Unit: that of f per unit of the input. Sign: positive where
 *       more of the feature speaks for the target.
 *   <li>Cost: one forward and one backward. Tells what would change f, not what made it what it is: it does not depend on how
 *       much of the feature is there, and sums to nothing in particular.
 *   <li>On deep ReLU networks it is piecewise constant with noisy pieces; {@link SmoothGrad} averages over them.
 * </ul>
 *
 * Baehrens et al. 2010; Simonyan, Vedaldi, Zisserman 2014, eq. 3 and 4, before the absolute value.
 */
public record Gradient() implements AttributionMethod {

    @Override
    public Scores scores(ScalarFunction f, NDArray x) {
        return Scores.of(f.gradient(x));
    }
}
