package org.ascribe.gradient;

import ai.djl.ndarray.NDArray;
import org.ascribe.AttributionMethod;
import org.ascribe.ScalarFunction;
import org.ascribe.Scores;
import org.ascribe.path.GaussLegendre;
import org.ascribe.path.Integral;
import org.ascribe.path.Path;
import org.ascribe.path.Quadrature;
import org.ascribe.path.RightRiemann;
import org.ascribe.path.StraightLine;
import org.ascribe.sampling.Sampler;

/**
 * Integrated Gradients averaged over baselines: {@code aᵢ = 1/S Σₛ IGᵢ(x, bˢ)}, each integral computed as
 * {@link IntegratedGradients} does.
 *
 * <ul>
 *   <li>Shapes: any input shape; the attribution has the input's. Unit: that of f. Sign: positive speaks for the target.
 *   <li>Sums to f(x) − 1/S Σₛ f(bˢ) up to the error of the quadrature. The standard error is that of the mean over baselines:
 *       what another draw of baselines would change, not an error of the sum over these.
 *   <li>Cost: one forward and one backward per node and baseline, and one forward per baseline.
 * </ul>
 *
 * Random noise as baselines: Goh et al. 2021, eq. 3; baselines of a distribution: Deng et al. 2021, eq. 2.
 *
 * @param baselines b: recorded samples, noise, or points around x
 * @param samples S
 * @param path from b to x
 * @param quadrature how the integrals are computed
 */
public record AveragedBaselines(Sampler baselines, int samples, Path path, Quadrature quadrature)
        implements AttributionMethod {

    /**
     * Checks the number of baselines.
     *
     * @param baselines b
     * @param samples S
     * @param path from b to x
     * @param quadrature how the integrals are computed
     * @throws IllegalArgumentException if there are none, or not a multiple of the draws that belong together
     */
    public AveragedBaselines {
        Samples.check(samples, baselines);
    }

    /**
     * Along straight lines, with 50 Gauss-Legendre nodes each.
     *
     * @param baselines b
     * @param samples S
     */
    public AveragedBaselines(Sampler baselines, int samples) {
        this(baselines, samples, new StraightLine(), new GaussLegendre(50));
    }

    /**
     * As in the SmoothTaylor paper: right Riemann sums of M = 50 steps, eq. 2 and 3. Its noise is uniform over the valid range of pixels
     * and normalised as the pictures are. Its "zero" baseline is a black picture, {@link org.ascribe.baseline.Baseline#black}: zeros after
     * normalisation are the mean colour.
     *
     * @param noise baselines
     * @param samples N; 1, 5, 10 and 20 in the paper
     * @return the paper's settings; {@link #AveragedBaselines(Sampler, int)} has the exact integrals
     */
    public static AveragedBaselines paper(Sampler noise, int samples) {
        return new AveragedBaselines(noise, samples, new StraightLine(), new RightRiemann(50));
    }

    @Override
    public Scores scores(ScalarFunction f, NDArray x) {
        return TermMoments.over(samples, f, x, this::term, baselines).mean();
    }

    private Scores term(ScalarFunction f, NDArray x, NDArray... drawn) {
        NDArray b = drawn[0];
        Integral integral = quadrature.along(path, b, x, f);
        return Scores.of(integral.value()).withQuadratureError(integral.error()).fromOutput(f.value(b));
    }
}
