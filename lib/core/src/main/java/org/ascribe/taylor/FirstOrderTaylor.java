package org.ascribe.taylor;

import ai.djl.ndarray.NDArray;
import org.ascribe.AttributionMethod;
import org.ascribe.ScalarFunction;
import org.ascribe.Scores;
import org.ascribe.baseline.Baseline;
import org.ascribe.engine.Differential;

/**
 * The first-order term: {@code aᵢ = gᵢ δᵢ}, δ = x − b; with a zero baseline the same as Gradient × Input.
 *
 * <p>Shapes: any; unit: that of f; cost: one gradient; wrong by everything of second order and higher. Deng et al. 2021,
 * Theorem 1.
 *
 * @param baseline b
 */
public record FirstOrderTaylor(Baseline baseline) implements AttributionMethod {

    @Override
    public Scores scores(ScalarFunction f, NDArray x) {
        NDArray b = baseline.of(x);
        return Scores.of(Differential.of(x.sub(b), f.gradient(x))).from(b);
    }
}
