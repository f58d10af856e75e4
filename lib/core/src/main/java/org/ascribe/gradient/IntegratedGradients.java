package org.ascribe.gradient;

import ai.djl.ndarray.NDArray;
import org.ascribe.AttributionMethod;
import org.ascribe.ScalarFunction;
import org.ascribe.Scores;
import org.ascribe.baseline.Baseline;
import org.ascribe.path.GaussLegendre;
import org.ascribe.path.Integral;
import org.ascribe.path.Path;
import org.ascribe.path.Quadrature;
import org.ascribe.path.StraightLine;
import org.ascribe.path.ToTolerance;

/**
 * Integrated Gradients: {@code aᵢ = (xᵢ - bᵢ) ∫₀¹ ∂ᵢ f(b + α (x - b)) dα}.
 *
 * <ul>
 *   <li>Shapes: any input shape; the attribution has the input's. Unit: that of f. Sign: positive speaks for the target.
 *   <li>Sums to f(x) − f(b) up to the error of the quadrature, which the convergence delta shows for the sum, and the quadrature
 *       error of the result estimates for the worst feature.
 *   <li>Cost: one forward and one backward per node. Wrong where f jumps along the path.
 * </ul>
 *
 * Sundararajan, Taly, Yan 2017, eq. 1; as a Taylor attribution: Deng et al. 2021, Theorem 5.
 *
 * @param baseline b
 * @param path from b to x
 * @param quadrature how the integral is computed
 */
public record IntegratedGradients(Baseline baseline, Path path, Quadrature quadrature) implements AttributionMethod {

    /** From zero, along the straight line, with 50 Gauss-Legendre nodes. */
    public IntegratedGradients() {
        this(Baseline.zero(), new StraightLine(), new GaussLegendre(50));
    }

    /**
     * The same method from another baseline.
     *
     * @param other b
     * @return a copy
     */
    public IntegratedGradients withBaseline(Baseline other) {
        return new IntegratedGradients(other, path, quadrature);
    }

    /**
     * The same method along another path.
     *
     * @param other from b to x
     * @return a copy
     */
    public IntegratedGradients withPath(Path other) {
        return new IntegratedGradients(baseline, other, quadrature);
    }

    /**
     * The same method with another quadrature.
     *
     * @param other how the integral is computed
     * @return a copy
     */
    public IntegratedGradients withQuadrature(Quadrature other) {
        return new IntegratedGradients(baseline, path, other);
    }

    /**
     * The same method with as many nodes, for each sample, as it takes to bring the estimated error of every feature and the
     * convergence delta below a tolerance, or 4096 of them. A result that is not there yet shows it: its quadrature error or its
     * convergence delta is above the tolerance.
     *
     * @param tolerance in the unit of f
     * @return a copy
     */
    public IntegratedGradients toTolerance(double tolerance) {
        return withQuadrature(new ToTolerance(tolerance));
    }

    @Override
    public Scores scores(ScalarFunction f, NDArray x) {
        NDArray b = baseline.of(x);
        Integral integral = quadrature.along(path, b, x, f);
        return Scores.of(integral.value()).from(b).withQuadratureError(integral.error());
    }
}
