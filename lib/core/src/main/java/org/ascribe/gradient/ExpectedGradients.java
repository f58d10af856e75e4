package org.ascribe.gradient;

import ai.djl.ndarray.NDArray;
import org.ascribe.AttributionMethod;
import org.ascribe.ScalarFunction;
import org.ascribe.Scores;
import org.ascribe.engine.Differential;
import org.ascribe.sampling.Sampler;

/**
 * Expected Gradients: {@code aᵢ = E[(xᵢ - bᵢ) ∂ᵢ f(b + α (x - b))]} over baselines b and α uniform in [0, 1], one node per
 * baseline; the expectation of Integrated Gradients over baselines.
 *
 * <ul>
 *   <li>Shapes: any input shape; the attribution has the input's. Unit: that of f. Sign: positive speaks for the target.
 *   <li>Sums to f(x) − E f(b) in expectation; what a result lacks is the error of sampling, which its standard errors show.
 *   <li>Cost: two forwards and one backward per sample, one of the forwards for the convergence delta.
 *   <li>For a few given baselines and exact integrals, {@link AveragedBaselines}.
 * </ul>
 *
 * Erion et al. 2021; with Gaussian baselines around x: Deng et al. 2021, eq. 2.
 *
 * @param baselines b: recorded samples of the data, or points around x
 * @param alphas α, one number a draw
 * @param samples number of draws
 */
public record ExpectedGradients(Sampler baselines, Sampler alphas, int samples) implements AttributionMethod {

    /**
     * Checks the number of draws.
     *
     * @param baselines b
     * @param alphas α
     * @param samples number of draws
     * @throws IllegalArgumentException if there are none, or not a multiple of the draws that belong together
     */
    public ExpectedGradients {
        Samples.check(samples, baselines, alphas);
    }

    /**
     * With α drawn evenly, one from each of as many equal parts of [0, 1] as there are draws. The parts make the result less
     * noisy than its standard error says.
     *
     * @param baselines b
     * @param samples number of draws
     * @param seed what α follows from
     */
    public ExpectedGradients(Sampler baselines, int samples, long seed) {
        this(baselines, Sampler.stratified(samples, seed), samples);
    }

    /**
     * With Gaussian baselines around x, as in the Taylor paper.
     *
     * @param sigma standard deviation of the baselines, in units of the input
     * @param samples number of draws
     * @param seed what baselines and α follow from
     * @return the method
     */
    public static ExpectedGradients gaussian(double sigma, int samples, long seed) {
        // Another seed for α: the two would begin with the same random bits.
        return new ExpectedGradients(Sampler.gaussian(sigma, seed).around(), samples, ~seed);
    }

    @Override
    public Scores scores(ScalarFunction f, NDArray x) {
        return TermMoments.over(samples, f, x, ExpectedGradients::term, baselines, new PerSample(alphas))
                .mean();
    }

    private static Scores term(ScalarFunction f, NDArray x, NDArray... drawn) {
        NDArray b = drawn[0];
        NDArray alpha = drawn[1];
        NDArray change = x.sub(b);
        NDArray slope = f.gradient(b.add(change.mul(alpha)));
        return Scores.of(Differential.of(change, slope)).fromOutput(f.value(b));
    }
}
