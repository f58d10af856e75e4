package org.ascribe.study.gradientview.occlusion;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ascribe.AttributionMethod;
import org.ascribe.baseline.Baseline;
import org.ascribe.gradient.InputXGradient;
import org.ascribe.gradient.IntegratedGradients;
import org.ascribe.gradient.Saliency;
import org.ascribe.path.RightRiemann;
import org.ascribe.path.StraightLine;
import org.ascribe.propagation.DeepLift;
import org.ascribe.propagation.EpsilonLrp;
import org.ascribe.propagation.MaxPoolRule;

/** The methods of Figure 2, in its order. */
final class GradientMaps {

    /** The only one without signs. */
    static final String SALIENCY = "Saliency";

    static final String GRADIENT_INPUT = "Gradient × Input";
    static final String INTEGRATED = "Integrated Gradients";

    private GradientMaps() {}

    /** From zero, which is mid-grey; max pools pass their own gradient, as in the paper. */
    static Map<String, AttributionMethod> all(int steps) {
        Map<String, AttributionMethod> methods = new LinkedHashMap<>();
        methods.put(SALIENCY, new Saliency());
        methods.put(GRADIENT_INPUT, new InputXGradient());
        methods.put("ε-LRP", new EpsilonLrp());
        methods.put("DeepLIFT", new DeepLift(Baseline.zero()).withMaxPool(MaxPoolRule.GRADIENT));
        methods.put(INTEGRATED, new IntegratedGradients(Baseline.zero(), new StraightLine(), new RightRiemann(steps)));
        return methods;
    }
}
