package org.ascribe.gradient;

import ai.djl.ndarray.NDArray;
import org.ascribe.AttributionMethod;
import org.ascribe.ScalarFunction;
import org.ascribe.Scores;
import org.ascribe.engine.Differential;
import org.ascribe.sampling.Sampler;

/**
 * SmoothTaylor: {@code aᵢ = 1/R Σᵣ (xᵢ - zᵢʳ) ∂ᵢ f(zʳ)}, first-order Taylor terms expanded at R roots.
 *
 * <ul>
 *   <li>Shapes: any input shape; the attribution has the input's. Unit: that of f. Sign: that of {@code x - z}, so with roots
 *       {@code z = x + ε} the factor is −ε, as in the authors' code; the theorem of the paper that calls it a case of SmoothGrad drops
 *       the minus.
 *   <li>With Gaussian roots it estimates {@code E[-εᵢ ∂ᵢ f(x + ε)] = -σ² E[∂ᵢᵢ f(x + ε)] = -σ² ∂ᵢᵢ (f ∗ N_σ)(x)} (Stein's identity):
 *       curvature of the smoothed f, not slope. The last form needs no second derivative of f and so holds for ReLUs, whose own is zero
 *       wherever it exists. A linear function gets nothing but noise, see the standard error.
 *   <li>Eq. 6 has f(z), too: {@code Σ a ≈ f(x) - E f(z)}. The paper takes f(z) ≈ f(x) and drops it; {@link Mode#EXACT} keeps it, and
 *       shows what completeness lacks. That is much: on a quadratic the left side is {@code -σ² tr H}, the right {@code -σ² tr H / 2}.
 *   <li>Cost: one forward and one backward per root. The smaller σ, the more of it is noise: the standard error falls with σ, what is
 *       estimated with σ².
 *   <li>A {@link Sampler#latinHypercube} in place of independent roots takes much of that noise away where σ is small, and a tenth of
 *       its variance on a ResNet at the σ of the paper; the figures are there.
 * </ul>
 *
 * Goh et al. 2021, eq. 6, 9 and 10; Stein 1981, lemma 1.
 *
 * @param roots where f is expanded: points, such as {@code Sampler.gaussian(0.5, seed).around()}, recorded ones, or a
 *     {@link ClassSwitch}
 * @param samples R
 * @param mode whether f is evaluated at the roots; the values are the same
 */
public record SmoothTaylor(Sampler roots, int samples, Mode mode) implements AttributionMethod {

    /** What is said about f(z). */
    public enum Mode {
        /** As published: f(z) is dropped, and completeness cannot be checked. */
        PAPER,
        /** The mean of f(z) is what the attributions are relative to. Cost: one more forward per root. */
        EXACT
    }

    /**
     * Checks the number of roots.
     *
     * @param roots where f is expanded
     * @param samples R
     * @param mode whether f is evaluated at the roots
     * @throws IllegalArgumentException if there are none, or not a multiple of the draws that belong together
     */
    public SmoothTaylor {
        Samples.check(samples, roots);
    }

    /**
     * As published, {@link Mode#PAPER}.
     *
     * @param roots where f is expanded
     * @param samples R
     */
    public SmoothTaylor(Sampler roots, int samples) {
        this(roots, samples, Mode.PAPER);
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

    /**
     * With or without f at the roots.
     *
     * @param other the mode
     * @return a copy
     */
    public SmoothTaylor withMode(Mode other) {
        return new SmoothTaylor(roots, samples, other);
    }

    @Override
    public Scores scores(ScalarFunction f, NDArray x) {
        return TermMoments.over(samples, f, x, this::term, roots).mean();
    }

    private Scores term(ScalarFunction f, NDArray x, NDArray... drawn) {
        NDArray z = drawn[0];
        Scores scores = Scores.of(Differential.of(x.sub(z), f.gradient(z)));
        return mode == Mode.EXACT ? scores.fromOutput(f.value(z)) : scores;
    }
}
