package org.ascribe.study.gradientview.perturbation;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ascribe.Attribution;
import org.ascribe.feature.FeatureGroups;
import org.ascribe.model.Model;
import org.ascribe.study.gradientview.SixMethod;

/**
 * A sample of a panel.
 *
 * @param x of the network's input shape
 * @param label its class
 * @param features what is removed at a time, in reading order: pixels through all channels, words; padding is none
 * @param occluded what Occlusion leaves out at a time
 */
public record Example(NDArray x, int label, FeatureGroups features, FeatureGroups occluded) {

    List<int[]> groups() {
        return features.of(x.getShape());
    }

    /**
     * By the six methods, in the order of Table 1; each on a thread of its own where there are cores, for Occlusion takes as long as
     * all others.
     */
    Map<String, Attribution> attributions(Model model, int target) {
        List<SixMethod> six = SixMethod.all(occluded);
        List<Attribution> all = six.parallelStream()
                .map(one -> one.method().attribute(model.target(target), x))
                .toList();
        Map<String, Attribution> attributions = new LinkedHashMap<>();
        six.forEach(one -> attributions.put(one.name(), all.get(attributions.size())));
        return attributions;
    }

    /** The share of each feature: the sum over its channels or dimensions. */
    static double[] shares(Attribution attribution, List<int[]> groups) {
        double[] values = attribution.values();
        return groups.stream()
                .mapToDouble(group ->
                        Arrays.stream(group).mapToDouble(i -> values[i]).sum())
                .toArray();
    }
}
