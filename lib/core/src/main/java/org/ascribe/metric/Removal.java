package org.ascribe.metric;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.ascribe.baseline.Baseline;
import org.ascribe.engine.Tensors;
import org.ascribe.feature.FeatureGroups;

/**
 * Groups of features set to the baseline, each group once. The foretold change is the sum of the attributions of the group, so
 * attributions are taken as shares of {@code f(x) − f(baseline)}.
 *
 * @param groups what is removed together
 * @param baseline what removed features are set to
 */
public record Removal(FeatureGroups groups, Baseline baseline) implements Perturbation {

    /**
     * All squares of an image, through all channels, set to zero.
     *
     * @param largest side of the largest, in pixels
     * @return squares of side 1 to the largest, at every position
     */
    public static Removal squares(int largest) {
        return new Removal(new Squares(largest), Baseline.zero());
    }

    @Override
    public Changes of(Shape sample) {
        List<int[]> all = groups.of(sample);
        return new Changes() {
            @Override
            public int count() {
                return all.size();
            }

            @Override
            public Changed of(NDArray x, int from, int to) {
                NDArray masks = masks(x, all.subList(from, to));
                NDArray removed = masks.gt(0);
                Shape copies = new Shape(to - from).addAll(x.getShape());
                return new Changed(
                        masks,
                        NDArrays.where(
                                removed.broadcast(copies),
                                baseline.of(x).expandDims(0).broadcast(copies),
                                x.expandDims(0).broadcast(copies)));
            }
        };
    }

    @Override
    public boolean sampled() {
        return false;
    }

    /** 1 in a group and 0 outside, {@code [m, 1, ...]}. */
    private static NDArray masks(NDArray x, List<int[]> groups) {
        Shape sample = x.getShape().slice(1);
        int size = (int) sample.size();
        float[] marks = new float[groups.size() * size];
        for (int g = 0; g < groups.size(); g++) {
            for (int i : groups.get(g)) {
                marks[g * size + i] = 1;
            }
        }
        return Tensors.of(x.getManager(), x.getDataType(), marks, new Shape(groups.size(), 1).addAll(sample));
    }
}
