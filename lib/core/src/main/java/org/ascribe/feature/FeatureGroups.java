package org.ascribe.feature;

import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Features that are occluded, expanded or played together: single features, patches, windows that may overlap, superpixels. */
@FunctionalInterface
public interface FeatureGroups {

    /**
     * The groups of a sample.
     *
     * @param sample shape of one sample, without the batch axis
     * @return for each group, the row-major indices of its features
     */
    List<int[]> of(Shape sample);

    /**
     * The groups of a sample, where they must not overlap or leave a feature out.
     *
     * @param sample shape of one sample, without the batch axis
     * @return for each group, the row-major indices of its features
     * @throws IllegalArgumentException naming a feature that is not in exactly one group
     */
    default List<int[]> partition(Shape sample) {
        List<int[]> groups = of(sample);
        int[] counts = new int[(int) sample.size()];
        groups.stream().flatMapToInt(Arrays::stream).forEach(i -> counts[i]++);
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] != 1) {
                throw new IllegalArgumentException("groups: feature " + i + " of a sample of shape " + sample
                        + " is in " + counts[i] + " groups; expected every feature in exactly one");
            }
        }
        return groups;
    }

    /**
     * What values come to that a group has in common: each counts once, not once for each of its features.
     *
     * @param values of all features, in row-major order
     * @param sample shape of one sample, without the batch axis
     * @return the sum over groups
     */
    default double total(double[] values, Shape sample) {
        return of(sample).stream().mapToDouble(group -> values[group[0]]).sum();
    }

    /**
     * Every feature by itself.
     *
     * @return as many groups as features
     */
    static FeatureGroups single() {
        return new Single();
    }

    /**
     * Square patches side by side, through all channels of an image; clipped at the border.
     *
     * @param side side in pixels
     * @return the patches of images {@code [channels, height, width]}
     */
    static FeatureGroups patches(int side) {
        return windows(side, side);
    }

    /**
     * Square windows on a grid, through all channels of an image; the last of a row is clipped at the border.
     *
     * @param side side in pixels
     * @param stride step in pixels; less than the side makes them overlap
     * @return the windows of images {@code [channels, height, width]}
     */
    static FeatureGroups windows(int side, int stride) {
        return windows(new int[] {side, side}, new int[] {stride, stride});
    }

    /**
     * Windows of any size on a grid. They slide along the last axes of a sample and span the axes before these: on images
     * {@code [channels, height, width]} a window {@code {3, 5}} covers three rows and five columns of all channels, a window
     * {@code {1, 3, 5}} the same pixels of one channel.
     *
     * @param window sides along the last axes
     * @param stride steps along the same axes; as long as the sides or shorter, so that no feature is left out
     * @return the windows; the last along an axis is the first to reach its end, and clipped there
     */
    static FeatureGroups windows(int[] window, int[] stride) {
        return new SlidingGroups(
                Arrays.stream(window).boxed().toList(),
                Arrays.stream(stride).boxed().toList());
    }

    /**
     * Few groups for many features: images are cut into a grid of rectangles through all channels, lists of features into runs.
     *
     * @param atMost how many groups there may be
     * @return as many groups of about equal size, or fewer
     */
    static FeatureGroups blocks(int atMost) {
        return new GridGroups(atMost);
    }

    /**
     * Groups drawn by hand: superpixels, words, columns of a one-hot code.
     *
     * @param labels for each feature in row-major order, the label of its group
     * @return as many groups as different labels, in the order of the labels
     */
    static FeatureGroups labelled(int... labels) {
        return new Labelled(Arrays.stream(labels).boxed().toList());
    }

    /** Every feature by itself. */
    record Single() implements FeatureGroups {
        @Override
        public List<int[]> of(Shape sample) {
            return IntStream.range(0, (int) sample.size())
                    .mapToObj(i -> new int[] {i})
                    .toList();
        }

        @Override
        public String toString() {
            return "1";
        }
    }

    /**
     * Groups drawn by hand.
     *
     * @param labels for each feature, the label of its group
     */
    record Labelled(List<Integer> labels) implements FeatureGroups {
        @Override
        public List<int[]> of(Shape sample) {
            if (sample.size() != labels.size()) {
                throw new IllegalArgumentException("labels: " + labels.size() + " labels; expected " + sample.size()
                        + ", one for each feature of a sample of shape " + sample);
            }
            return IntStream.range(0, labels.size())
                    .boxed()
                    .collect(Collectors.groupingBy(labels::get, TreeMap::new, Collectors.toList()))
                    .values()
                    .stream()
                    .map(group -> group.stream().mapToInt(Integer::intValue).toArray())
                    .toList();
        }

        @Override
        public String toString() {
            return labels.stream().distinct().count() + " labelled groups, hash "
                    + Integer.toHexString(labels.hashCode());
        }
    }
}
