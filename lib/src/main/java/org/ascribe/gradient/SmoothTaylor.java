package org.ascribe.gradient;

import ai.djl.ndarray.NDArray;
import org.ascribe.AttributionMethod;
import org.ascribe.Sampler;
import org.ascribe.ScalarFunction;
import org.ascribe.Scores;

/**
 * SmoothTaylor: {@code aᵢ = 1/R Σᵣ (xᵢ - zᵢʳ) ∂ᵢ f(zʳ)}, first-order Taylor terms expanded at R roots.
 *
 * <ul>
 *   <li>Shapes: any input shape; the attribution has the input's. Unit: that of f. Sign: that of {@code x - z}, so with roots
 *       {@code z = x + ε} the factor is −ε; the theorem of the paper that calls it a case of SmoothGrad drops the minus.
 *   <li>With Gaussian roots the expectation is {@code -σ² E ∂ᵢᵢ f(z)} (Stein's identity): curvature, not slope. It sums to
 *       f(x) − E f(z) to first order only, and a linear function gets nothing but noise, see the standard error.
 *   <li>Cost: one forward and one backward per root.
 * </ul>
 *
 * Goh et al. 2021, eq. 9 and 10.
 *
 * @param roots where f is expanded: points, such as {@code Sampler.gaussian(0.5, seed).around()}, recorded ones, or a
 *     {@link ClassSwitch}
 * @param samples R
 */
public record SmoothTaylor(Sampler roots, int samples) implements AttributionMethod {

    /**
     * Checks the number of roots.
     *
     * @param roots where f is expanded
     * @param samples R
     * @throws IllegalArgumentException if there are none, or not a multiple of the draws that belong together
     */
    public SmoothTaylor {
        Samples.check(samples, roots);
    }

    /**
     * The paper's: 150 roots around x.
     *
     * @param sigma standard deviation of the roots, in units of the input
     * @param seed what they follow from
     */
    public SmoothTaylor(double sigma, long seed) {
        this(Sampler.gaussian(sigma, seed).around(), 150);
    }

    @Override
    public Scores scores(ScalarFunction f, NDArray x) {
        return Expectation.over(samples, f, x, SmoothTaylor::term, roots).mean();
    }

    private static Scores term(ScalarFunction f, NDArray x, NDArray... drawn) {
        NDArray z = drawn[0];
        return Scores.of(x.sub(z).mul(f.gradient(z)));
    }
}
