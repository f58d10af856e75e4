package org.ascribe.study.verify;

import static java.util.Map.entry;
import static org.ascribe.study.verify.CaseMethod.attributing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.stream.IntStream;
import org.ascribe.FeatureGroups;
import org.ascribe.perturbation.Occlusion;

/** Cases of the methods that change the input and look at the output. */
final class PerturbationCases {

    private PerturbationCases() {}

    static Map<String, CaseMethod> all() {
        return Map.ofEntries(
                entry("feature_ablation", attributing(c -> new Occlusion(c.baseline(), groups(c)))),
                entry("occlusion", attributing(c -> new Occlusion(c.baseline(), windows(c)))));
    }

    private static FeatureGroups windows(ReferenceCase c) {
        return FeatureGroups.windows(
                ints(c.hyper().get("window")), ints(c.hyper().get("stride")));
    }

    /** As the mask draws them, else single features. */
    private static FeatureGroups groups(ReferenceCase c) {
        return c.has("feature_mask") ? FeatureGroups.labelled(c.integers("feature_mask")) : FeatureGroups.single();
    }

    private static int[] ints(JsonNode array) {
        return IntStream.range(0, array.size()).map(i -> array.get(i).asInt()).toArray();
    }
}
