package org.ascribe.study.verify;

import static java.util.Map.entry;
import static org.ascribe.study.verify.CaseMethod.attributing;

import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.ascribe.FeatureGroups;
import org.ascribe.perturbation.Occlusion;

/** Cases of the methods that change the input and look at the output. */
final class PerturbationCases {

    private PerturbationCases() {}

    static Map<String, CaseMethod> all() {
        return Map.ofEntries(entry("occlusion", attributing(c -> new Occlusion(c.baseline(), windows(c)))));
    }

    private static FeatureGroups windows(ReferenceCase c) {
        int[] window = ints(c.hyper().get("window"));
        int[] stride = ints(c.hyper().get("stride"));
        if (Arrays.stream(window).allMatch(side -> side == 1)) {
            return FeatureGroups.single();
        }
        if (window[0] == c.inputShape().get(0)) {
            return FeatureGroups.windows(window[2], stride[2]);
        }
        return patchesOfEachChannel(c.inputShape(), window[2]);
    }

    private static FeatureGroups patchesOfEachChannel(Shape shape, int side) {
        int height = (int) shape.get(1);
        int width = (int) shape.get(2);
        return FeatureGroups.labelled(IntStream.range(0, (int) shape.size())
                .map(i -> {
                    int channel = i / (height * width);
                    int row = i / width % height / side;
                    int column = i % width / side;
                    return (channel * height + row) * width + column;
                })
                .toArray());
    }

    private static int[] ints(JsonNode array) {
        return IntStream.range(0, array.size()).map(i -> array.get(i).asInt()).toArray();
    }
}
