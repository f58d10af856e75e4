package org.ascribe.axiom;

import java.util.Locale;
import org.ascribe.AttributionMethod;
import org.ascribe.gradient.Gradient;
import org.ascribe.gradient.InputXGradient;
import org.ascribe.path.AxisParallel;
import org.ascribe.propagation.Deconvnet;
import org.ascribe.propagation.DeepLift;
import org.ascribe.propagation.DeepTaylor;
import org.ascribe.propagation.EpsilonLrp;
import org.ascribe.propagation.GuidedBackprop;
import org.ascribe.propagation.LayerwiseRelevance;
import org.ascribe.propagation.RevealCancel;
import org.ascribe.propagation.rule.AlphaBeta;
import org.ascribe.propagation.rule.Bias;
import org.ascribe.propagation.rule.Epsilon;
import org.ascribe.propagation.rule.Gamma;
import org.ascribe.propagation.rule.Stabiliser;
import org.ascribe.propagation.rule.ZPlus;

/** What the literature says is broken, and by whom. */
enum KnownViolations {
    GRADIENT(new Gradient(), new SensitivityA()),
    INPUT_X_GRADIENT(new InputXGradient(), new SensitivityA()),
    GUIDED_BACKPROP(new GuidedBackprop(), new SensitivityA()),
    DECONVNET(new Deconvnet(), new SensitivityA()),
    DEEP_LIFT(new DeepLift(), new ImplementationInvariance()),
    DEEP_LIFT_REVEAL_CANCEL(new RevealCancel(), new ImplementationInvariance()),
    EPSILON_LRP(new EpsilonLrp(), new ImplementationInvariance()),
    LRP_EPSILON(new LayerwiseRelevance(new Epsilon(0.01)), new ImplementationInvariance()),
    LRP_GAMMA(new LayerwiseRelevance(new Gamma(0.25, Bias.KEPT, Stabiliser.of(0.01))), new ImplementationInvariance()),
    LRP_WITHOUT_BIASES(
            new LayerwiseRelevance(new Gamma(0, Bias.ZEROED, Stabiliser.of(1e-9))), new ImplementationInvariance()),
    LRP_ALPHA_BETA(new LayerwiseRelevance(new AlphaBeta(2, 1)), new ImplementationInvariance()),
    LRP_Z_PLUS(new LayerwiseRelevance(new ZPlus()), new ImplementationInvariance()),
    DEEP_TAYLOR(new DeepTaylor(), new ImplementationInvariance()),
    EPSILON_LRP_BIASES(new EpsilonLrp(), new Completeness()),
    AXIS_PARALLEL(Exact.INTEGRATED_GRADIENTS.withPath(new AxisParallel()), new Symmetry());

    private final AttributionMethod method;
    private final Axiom axiom;

    KnownViolations(AttributionMethod method, Axiom axiom) {
        this.method = method;
        this.axiom = axiom;
    }

    AttributionMethod method() {
        return method;
    }

    Axiom axiom() {
        return axiom;
    }

    /** Where the counter-example is kept. */
    String file() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-') + ".json";
    }
}
