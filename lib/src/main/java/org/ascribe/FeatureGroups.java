package org.ascribe;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Features that are occluded, or expanded, together: single features, patches, windows that may overlap. */
public interface FeatureGroups {

    /**
     * The groups of a sample.
     *
     * @param sample shape of one sample, without the batch axis
     * @return for each group, the row-major indices of its features
     */
    List<int[]> of(Shape sample);

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
        return new Windows(side, side);
    }

    /**
     * Square windows on a grid, through all channels of an image; clipped at the border.
     *
     * @param side side in pixels
     * @param stride step in pixels; less than the side makes them overlap
     * @return the windows of images {@code [channels, height, width]}
     */
    static FeatureGroups windows(int side, int stride) {
        return new Windows(side, stride);
    }

    /**
     * Groups drawn by hand: superpixels, words, columns of a one-hot code.
     *
     * @param labels for each feature in row-major order, the label of its group
     * @return as many groups as different labels
     */
    static FeatureGroups labelled(int... labels) {
        return new Labelled(Arrays.stream(labels).boxed().toList());
    }

    /** Every feature by itself. */
    record Single() implements FeatureGroups {
        @Override
        public List<int[]> of(Shape sample) {
            List<int[]> groups = new ArrayList<>();
            for (int i = 0; i < sample.size(); i++) {
                groups.add(new int[] {i});
            }
            return groups;
        }

        @Override
        public String toString() {
            return "1";
        }
    }

    /**
     * Square windows on a grid, through all channels.
     *
     * @param side side in pixels
     * @param stride step in pixels
     */
    record Windows(int side, int stride) implements FeatureGroups {

        /**
         * Checks the sizes.
         *
         * @param side side in pixels
         * @param stride step in pixels
         * @throws IllegalArgumentException if windows would be empty, or leave pixels out
         */
        public Windows {
            if (side < 1 || stride < 1 || stride > side) {
                throw new IllegalArgumentException("side, stride: " + side + ", " + stride
                        + "; expected side >= stride >= 1, so that no pixel is left out");
            }
        }

        @Override
        public List<int[]> of(Shape sample) {
            if (sample.dimension() != 3) {
                throw new IllegalArgumentException(
                        "sample: shape " + sample + "; windows need images of shape (channels, height, width)");
            }
            int channels = (int) sample.get(0);
            int height = (int) sample.get(1);
            int width = (int) sample.get(2);
            List<int[]> groups = new ArrayList<>();
            for (int top = 0; top < height; top += stride) {
                for (int left = 0; left < width; left += stride) {
                    int bottom = Math.min(height, top + side);
                    int right = Math.min(width, left + side);
                    int[] group = new int[channels * (bottom - top) * (right - left)];
                    int next = 0;
                    for (int c = 0; c < channels; c++) {
                        for (int y = top; y < bottom; y++) {
                            for (int x = left; x < right; x++) {
                                group[next++] = (c * height + y) * width + x;
                            }
                        }
                    }
                    groups.add(group);
                }
            }
            return groups;
        }

        @Override
        public String toString() {
            return side + "x" + side + (stride == side ? "" : " stride " + stride);
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
            return labels.stream().distinct().count() + " labelled groups";
        }
    }
}
