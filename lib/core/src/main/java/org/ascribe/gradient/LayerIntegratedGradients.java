package org.ascribe.gradient;

import ai.djl.ndarray.NDArray;
import org.ascribe.AttributionMethod;
import org.ascribe.ScalarFunction;
import org.ascribe.Scores;
import org.ascribe.baseline.Baseline;
import org.ascribe.network.LayeredFunction;
import org.ascribe.path.GaussLegendre;
import org.ascribe.path.Integral;
import org.ascribe.path.Quadrature;
import org.ascribe.path.StraightLine;

/**
 * Integrated Gradients of a layer: {@code aⱼ = (yⱼ(x) - yⱼ(b)) ∫₀¹ ∂f/∂yⱼ (y(b) + α (y(x) - y(b))) dα}, with y the output of the
 * layer and f what the layers above make of it.
 *
 * <ul>
 *   <li>Shapes: the attribution has the shape of the layer's output. Unit: that of f. Sign: positive where the unit speaks for
 *       the target.
 *   <li>Sums to f(x) − f(b) up to the error of the quadrature. The straight line leads through outputs the layer may never have;
 *       {@link LayerConductance} follows those it has between b and x.
 *   <li>Cost: one forward and one backward per node through the layers above, and two forwards to the layer. Works on models
 *       made of a {@link org.ascribe.network.Network}, for layers outside branches.
 * </ul>
 *
 * Sundararajan, Taly, Yan 2017, eq. 1, for the function above the layer; Captum's LayerIntegratedGradients.
 *
 * @param layer name of the layer
 * @param baseline b, of the input
 * @param quadrature how the integral is computed
 */
public record LayerIntegratedGradients(String layer, Baseline baseline, Quadrature quadrature)
        implements AttributionMethod {

    /**
     * From zero, with 50 Gauss-Legendre nodes.
     *
     * @param layer name of the layer
     */
    public LayerIntegratedGradients(String layer) {
        this(layer, Baseline.zero(), new GaussLegendre(50));
    }

    @Override
    public Scores scores(ScalarFunction f, NDArray x) {
        LayeredFunction layered = LayeredFunction.of(f, "LayerIntegratedGradients");
        NDArray b = baseline.of(x);
        NDArray from = layered.activation(layer, b);
        NDArray to = layered.activation(layer, x);
        Integral integral = quadrature.along(new StraightLine(), from, to, layered.above(layer));
        return Scores.of(integral.value()).from(b).withQuadratureError(integral.error());
    }
}
