package org.ascribe.verify;

import static java.util.Map.entry;
import static org.ascribe.verify.CaseMethod.attributing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.ascribe.feature.FeatureGroups;
import org.ascribe.perturbation.KernelShap;
import org.ascribe.perturbation.Occlusion;
import org.ascribe.perturbation.Permutations;
import org.ascribe.perturbation.ShapleyValueSampling;
import org.ascribe.perturbation.ShapleyValues;

/** Cases of the methods that change the input and look at the output. */
final class PerturbationCases {

    /** Enough for all coalitions of the small nets there are. */
    private static final int ALL = 1 << ShapleyValues.MOST;

    private PerturbationCases() {}

    static Map<String, CaseMethod> all() {
        return Map.ofEntries(
                entry("feature_ablation", attributing(c -> new Occlusion(c.baseline(), groups(c)))),
                entry("kernel_shap", attributing(c -> new KernelShap(c.baseline(), groups(c), ALL, 0))),
                entry("occlusion", attributing(c -> new Occlusion(c.baseline(), windows(c)))),
                entry("shapley_exact", attributing(c -> new ShapleyValues(c.baseline(), groups(c)))),
                entry(
                        "shapley_value_sampling",
                        attributing(c -> new ShapleyValueSampling(
                                c.baseline(), groups(c), Permutations.given(permutations(c))))));
    }

    private static FeatureGroups windows(ReferenceCase c) {
        return FeatureGroups.windows(
                ints(c.hyper().get("window")), ints(c.hyper().get("stride")));
    }

    /** As the mask draws them, else single features. */
    private static FeatureGroups groups(ReferenceCase c) {
        return c.has("feature_mask") ? FeatureGroups.labelled(c.integers("feature_mask")) : FeatureGroups.single();
    }

    private static int[][] permutations(ReferenceCase c) {
        int[] flat = c.integers("permutations");
        int groups = (int) c.shape("permutations")[1];
        return IntStream.range(0, flat.length / groups)
                .mapToObj(k -> Arrays.copyOfRange(flat, k * groups, (k + 1) * groups))
                .toArray(int[][]::new);
    }

    private static int[] ints(JsonNode array) {
        return IntStream.range(0, array.size()).map(i -> array.get(i).asInt()).toArray();
    }
}
