package org.ascribe.verify;

import static java.util.Map.entry;
import static org.ascribe.verify.CaseMethod.attributing;

import ai.djl.ndarray.NDArray;
import java.util.HashMap;
import java.util.Map;
import org.ascribe.model.Model;
import org.ascribe.propagation.Deconvnet;
import org.ascribe.propagation.DeepLift;
import org.ascribe.propagation.EpsilonLrp;
import org.ascribe.propagation.GuidedBackprop;
import org.ascribe.propagation.MaxPoolRule;

/** Cases of the methods that propagate relevance layer by layer. */
final class PropagationCases {

    private PropagationCases() {}

    static Map<String, CaseMethod> all() {
        return Map.ofEntries(
                entry("deeplift_rescale", PropagationCases::deepLift),
                entry(
                        "lrp_epsilon_modified_gradient",
                        attributing(c -> new EpsilonLrp(c.hyper().get("epsilon").asDouble()))),
                entry("guided_backprop", attributing(c -> new GuidedBackprop())),
                entry("deconvolution", attributing(c -> new Deconvnet())));
    }

    /** Both rules for max pools; without a max pool they agree, and cases ask for one of them. */
    private static Map<String, double[]> deepLift(ReferenceCase c, Model model, NDArray x) {
        Map<String, double[]> answer = new HashMap<>();
        answer.putAll(attributing(k -> new DeepLift(k.baseline())).answer(c, model, x));
        answer.put(
                "attributions_maxpool_gradient_rule",
                attributing(k -> new DeepLift(k.baseline()).withMaxPool(MaxPoolRule.GRADIENT))
                        .answer(c, model, x)
                        .get("attributions"));
        return answer;
    }
}
