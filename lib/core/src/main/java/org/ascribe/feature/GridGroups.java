package org.ascribe.feature;

import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.stream.IntStream;
import org.ascribe.feature.Rectangles.Interval;

/**
 * A coarse grid over the last two axes, or runs along the only one.
 *
 * @param atMost how many blocks there may be
 */
record GridGroups(int atMost) implements FeatureGroups {

    GridGroups {
        if (atMost < 1) {
            throw new IllegalArgumentException("atMost: " + atMost + "; expected 1 block or more");
        }
    }

    @Override
    public List<int[]> of(Shape sample) {
        int axes = sample.dimension();
        int rows = axes < 2 ? 1 : Math.min((int) sample.get(axes - 2), (int) Math.sqrt(atMost));
        int columns = atMost / rows;
        return Rectangles.of(
                IntStream.range(0, axes)
                        .mapToObj(axis ->
                                parts((int) sample.get(axis), axis == axes - 1 ? columns : axis == axes - 2 ? rows : 1))
                        .toList(),
                sample.getShape());
    }

    private static List<Interval> parts(int length, int wanted) {
        int parts = Math.min(length, wanted);
        return IntStream.range(0, parts)
                .mapToObj(i -> new Interval(i * length / parts, (i + 1) * length / parts))
                .toList();
    }

    @Override
    public String toString() {
        return "at most " + atMost + " blocks";
    }
}
