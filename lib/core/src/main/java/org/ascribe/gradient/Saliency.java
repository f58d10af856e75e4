package org.ascribe.gradient;

import ai.djl.ndarray.NDArray;
import org.ascribe.AttributionMethod;
import org.ascribe.ScalarFunction;
import org.ascribe.Scores;

/**
 * Saliency: {@code aᵢ = |∂f/∂xᵢ|}.
 *
 * <ul>
 *   <li>Shapes: any input shape; the attribution has the input's, so an image keeps its channels. Unit: that of f per unit of
 *       the input. Sign: never negative; what speaks against the target looks like what speaks for it.
 *   <li>Cost: one forward and one backward. For the signed map, {@link Gradient}.
 * </ul>
 *
 * Simonyan, Vedaldi, Zisserman 2014, section 3, who then take the largest channel of a pixel; Ancona et al. 2018, table 1.
 */
public record Saliency() implements AttributionMethod {

    @Override
    public Scores scores(ScalarFunction f, NDArray x) {
        return Scores.of(f.gradient(x).abs());
    }
}
