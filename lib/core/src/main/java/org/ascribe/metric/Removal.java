package org.ascribe.metric;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.ascribe.baseline.Baseline;
import org.ascribe.engine.Copies;
import org.ascribe.feature.FeatureGroups;
import org.ascribe.feature.GroupMasks;

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
                NDArray masks = GroupMasks.of(all.subList(from, to), x);
                NDArray copies = Copies.of(x, to - from);
                return new Changed(
                        masks,
                        NDArrays.where(
                                masks.gt(0).broadcast(copies.getShape()),
                                Copies.of(baseline.of(x), to - from),
                                copies));
            }
        };
    }

    @Override
    public boolean sampled() {
        return false;
    }
}
