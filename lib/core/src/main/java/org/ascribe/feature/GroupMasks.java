package org.ascribe.feature;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.ascribe.engine.Tensors;

/** Groups of features as arrays that the samples of a batch are multiplied with. */
public final class GroupMasks {

    private GroupMasks() {}

    /**
     * 1 in a group and 0 outside.
     *
     * @param groups m groups, as row-major indices of features
     * @param x samples, {@code [n, ...]}, of whose type and manager the masks are
     * @return {@code [m, 1, ...]}
     */
    public static NDArray of(List<int[]> groups, NDArray x) {
        Shape sample = x.getShape().slice(1);
        int size = (int) sample.size();
        double[] masks = new double[groups.size() * size];
        for (int g = 0; g < groups.size(); g++) {
            for (int i : groups.get(g)) {
                masks[g * size + i] = 1;
            }
        }
        return Tensors.like(x, masks, new Shape(groups.size(), 1).addAll(sample));
    }
}
