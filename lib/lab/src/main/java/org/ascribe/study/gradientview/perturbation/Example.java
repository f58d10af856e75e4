package org.ascribe.study.gradientview.perturbation;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ascribe.Attribution;
import org.ascribe.engine.NotFiniteException;
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
     * By those of the six methods that have something finite to say, in the order of Table 1: ε-LRP overflows where each of many
     * gates multiplies by up to ½/ε. Each on a thread of its own where there are cores, for Occlusion takes as long as all others.
     */
    Map<String, Attribution> attributions(Model model, int target) {
        List<SixMethod> six = SixMethod.all(occluded);
        List<Optional<Attribution>> all =
                six.parallelStream().map(one -> finite(one, model, target)).toList();
        Map<String, Attribution> attributions = new LinkedHashMap<>();
        for (int i = 0; i < six.size(); i++) {
            String name = six.get(i).name();
            all.get(i).ifPresent(a -> attributions.put(name, a));
        }
        return attributions;
    }

    private Optional<Attribution> finite(SixMethod one, Model model, int target) {
        try {
            return Optional.of(one.method().attribute(model.target(target), x));
        } catch (NotFiniteException e) {
            return Optional.empty();
        }
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
