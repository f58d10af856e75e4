package org.ascribe.study.taylor.infidelity;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ascribe.AttributionMethod;
import org.ascribe.Scores;
import org.ascribe.baseline.Baseline;
import org.ascribe.gradient.ExpectedGradients;
import org.ascribe.gradient.InputXGradient;
import org.ascribe.gradient.IntegratedGradients;
import org.ascribe.path.GaussLegendre;
import org.ascribe.perturbation.Occlusion;
import org.ascribe.propagation.DeepLift;
import org.ascribe.sampling.Sampler;
import org.ascribe.taylor.TaylorIntegratedGradients;

/**
 * The methods that are measured. GI is the first-order Taylor explanation, since the baseline is black.
 *
 * @param nodes of Integrated Gradients' Gauss-Legendre rule
 * @param draws of Expected Gradients
 * @param seed of its draws
 */
record InfidelityContenders(int nodes, int draws, int seed) {

    /** Foretells no change at all: its infidelity is the mean squared change, against which that of the others is held. */
    static final String NOTHING = "nothing";

    static final String OCC_SMALL = "Occ-2x2";
    static final String OCC_LARGE = "Occ-4x4";

    /** Baselines close to x. */
    static final String EG_NEAR = "EG(x, 0.1)";
    /** Baselines close to black: Integrated Gradients, averaged over baselines that differ a little. */
    static final String EG_BLACK = "EG(black, 0.3)";
    /** Baselines from the data, as Erion et al. define the method. */
    static final String EG_DATA = "EG(digits)";

    /** Expected Gradients with Gaussian baselines around a centre, of this standard deviation, and with baselines from the data. */
    static final List<String> EXPECTED = List.of(EG_NEAR, "EG(x, 0.3)", "EG(x, 1)", EG_BLACK, EG_DATA);

    /** The Taylor explanations by their order; the first has another name. */
    static final int ORDERS = 6;

    static String taylor(int order) {
        return order == 1 ? "GI" : "Taylor-" + order;
    }

    /** With images as baselines, one a draw. */
    Map<String, AttributionMethod> all(double[][] digits) {
        Map<String, AttributionMethod> all = new LinkedHashMap<>();
        all.put("GI", new InputXGradient());
        all.put("Occ-1", Occlusion.one());
        all.put(OCC_SMALL, Occlusion.patches(2));
        all.put(OCC_LARGE, Occlusion.patches(4));
        all.put("DL", new DeepLift());
        all.put("IG", new IntegratedGradients().withQuadrature(new GaussLegendre(nodes)));
        all.put(EG_NEAR, around(0.1));
        all.put("EG(x, 0.3)", around(0.3));
        all.put("EG(x, 1)", around(1));
        all.put(EG_BLACK, from(Sampler.gaussian(0.3, seed)));
        all.put(EG_DATA, from(Sampler.given(digits)));
        TaylorIntegratedGradients taylor = new TaylorIntegratedGradients(Baseline.zero());
        for (int order = 2; order <= ORDERS; order++) {
            all.put(taylor(order), taylor.withOrder(order));
        }
        all.put(NOTHING, (f, x) -> Scores.of(x.zerosLike()));
        return all;
    }

    private ExpectedGradients around(double sigma) {
        return ExpectedGradients.gaussian(sigma, draws, seed);
    }

    private ExpectedGradients from(Sampler baselines) {
        return new ExpectedGradients(baselines, draws, ~seed);
    }
}
