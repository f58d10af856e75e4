package org.ascribe.gradient;

import ai.djl.ndarray.NDArray;
import org.ascribe.AttributionMethod;
import org.ascribe.ScalarFunction;
import org.ascribe.Scores;
import org.ascribe.sampling.Sampler;

/**
 * SmoothGrad and its kin: what becomes of a method when the sample is drawn again and again with noise,
 * {@code 1/S Σₛ a(x + εₛ)}, the mean of the squares, or the variance.
 *
 * <ul>
 *   <li>Shapes and sign: those of the method, for a square or variance never negative. Unit: that of the method, for these
 *       squared.
 *   <li>The variance of draws that depend on one another has no standard error.
 *   <li>The class is decided at x and held for all noisy copies. Sums to nothing in particular: the noisy copies have other
 *       outputs than x.
 *   <li>Cost: that of the method per draw. With little noise the map stays as rough as it was, with much it explains other
 *       samples than x.
 * </ul>
 *
 * Smilkov et al. 2017 (mean); Hooker et al. 2019 (squares); Adebayo et al. 2018 (variance). Captum's NoiseTunnel.
 *
 * @param method the method a
 * @param noise ε
 * @param samples S
 * @param statistic what is taken over the draws
 */
public record SmoothGrad(AttributionMethod method, Sampler noise, int samples, Statistic statistic)
        implements AttributionMethod {

    /** What is taken over the draws. */
    public enum Statistic {
        /** {@code 1/S Σ a}: SmoothGrad. */
        MEAN,
        /** {@code 1/S Σ a²}: SmoothGrad². */
        MEAN_SQUARE,
        /** {@code 1/S Σ (a - ā)²}: VarGrad. */
        VARIANCE
    }

    /**
     * Checks the number of draws.
     *
     * @param method the method a
     * @param noise ε
     * @param samples S
     * @param statistic what is taken over the draws
     * @throws IllegalArgumentException if there are none, or not a multiple of the draws that belong together
     */
    public SmoothGrad {
        Samples.check(samples, noise);
    }

    /**
     * The mean over Gaussian noise.
     *
     * @param method the method a
     * @param sigma standard deviation of the noise, in units of the input
     * @param samples S
     * @param seed what the noise follows from
     */
    public SmoothGrad(AttributionMethod method, double sigma, int samples, long seed) {
        this(method, Sampler.gaussian(sigma, seed), samples, Statistic.MEAN);
    }

    /**
     * Another statistic of the same draws.
     *
     * @param other what is taken over the draws
     * @return a copy
     */
    public SmoothGrad withStatistic(Statistic other) {
        return new SmoothGrad(method, noise, samples, other);
    }

    @Override
    public Scores scores(ScalarFunction f, NDArray x) {
        if (statistic != Statistic.VARIANCE) {
            return TermMoments.over(samples, f, x, this::term, noise.around()).mean();
        }
        Scores variance =
                TermMoments.overEach(samples, f, x, this::term, noise.around()).variance();
        return noise.together() == 1 ? variance : variance.withStandardError(null);
    }

    private Scores term(ScalarFunction f, NDArray x, NDArray... drawn) {
        Scores noisy = method.scores(f, drawn[0]);
        return switch (statistic) {
            case MEAN ->
                Scores.of(noisy.values()).withQuadratureError(noisy.errors().quadrature());
            case MEAN_SQUARE -> Scores.of(noisy.values().square());
            case VARIANCE -> Scores.of(noisy.values());
        };
    }
}
