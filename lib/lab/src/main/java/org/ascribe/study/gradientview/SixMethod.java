package org.ascribe.study.gradientview;

import java.util.List;
import org.ascribe.AttributionMethod;
import org.ascribe.feature.FeatureGroups;
import org.ascribe.gradient.InputXGradient;
import org.ascribe.gradient.IntegratedGradients;
import org.ascribe.gradient.Saliency;
import org.ascribe.path.RightRiemann;
import org.ascribe.perturbation.Occlusion;
import org.ascribe.propagation.DeepLift;
import org.ascribe.propagation.EpsilonLrp;
import org.ascribe.propagation.MaxPoolRule;
import org.ascribe.propagation.ProductRule;

/**
 * One of the six methods of Table 1, as the authors' program has them: zero baselines, ε = 1e-4, 100 steps of the right Riemann sum,
 * max pools and the products of gates with their own gradient. A pixel's or word's share is the sum over its channels or dimensions, and Occlusion-1
 * sets them all at once.
 *
 * @param name as the paper has it
 * @param method with its settings
 */
public record SixMethod(String name, AttributionMethod method) {

    /** The one whose map has no sign. */
    public static final String SALIENCY = "Saliency maps";

    /** The plain gradient. */
    public static final String GRADIENT_INPUT = "Gradient * Input";

    /** Relevance propagation as a modified gradient. */
    public static final String LRP = "ε-LRP";

    /** With the Rescale rule. */
    public static final String DEEP_LIFT = "DeepLIFT";

    /** Along the straight line. */
    public static final String INTEGRATED_GRADIENTS = "Integrated Gradients";

    /** One feature at a time. */
    public static final String OCCLUSION = "Occlusion-1";

    /**
     * All six.
     *
     * @param features what Occlusion-1 leaves out at a time
     * @return in the order of Table 1
     */
    public static List<SixMethod> all(FeatureGroups features) {
        return List.of(
                new SixMethod(SALIENCY, new Saliency()),
                new SixMethod(GRADIENT_INPUT, new InputXGradient()),
                new SixMethod(LRP, new EpsilonLrp()),
                new SixMethod(
                        DEEP_LIFT,
                        new DeepLift().withMaxPool(MaxPoolRule.GRADIENT).withProducts(ProductRule.GRADIENT)),
                new SixMethod(INTEGRATED_GRADIENTS, new IntegratedGradients().withQuadrature(new RightRiemann(100))),
                new SixMethod(OCCLUSION, Occlusion.of(features)));
    }
}
