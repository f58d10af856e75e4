package org.ascribe.study.gradientview.occlusion;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import org.ascribe.feature.FeatureGroups;
import org.ascribe.picture.Box;

/**
 * Square patches on a grid over a part of an image, through all channels; the last of a row is clipped at the part's border. What is
 * outside the part is in no patch.
 *
 * @param side in pixels
 * @param stride in pixels, no longer than the side
 * @param region the part
 */
record Windows(int side, int stride, Box region) implements FeatureGroups {

    Windows {
        if (stride < 1 || side < stride) {
            throw new IllegalArgumentException("side, stride: " + side + ", " + stride
                    + "; expected side >= stride >= 1, so that no pixel is left out");
        }
    }

    /** The patches, row by row. */
    List<Box> boxes() {
        List<Box> boxes = new ArrayList<>();
        for (int top : starts(region.top(), region.bottom())) {
            for (int left : starts(region.left(), region.right())) {
                boxes.add(new Box(
                        top, left, Math.min(region.bottom(), top + side), Math.min(region.right(), left + side)));
            }
        }
        return boxes;
    }

    /** Up to the first patch that reaches the border. */
    private List<Integer> starts(int from, int to) {
        List<Integer> starts = new ArrayList<>(List.of(from));
        for (int start = from + stride; start - stride + side < to; start += stride) {
            starts.add(start);
        }
        return starts;
    }

    @Override
    public List<int[]> of(Shape sample) {
        int channels = (int) sample.get(0);
        int height = (int) sample.get(1);
        int width = (int) sample.get(2);
        return boxes().stream()
                .map(box -> features(box, channels, height, width))
                .toList();
    }

    private static int[] features(Box box, int channels, int height, int width) {
        int[] features = new int[channels * box.area()];
        int next = 0;
        for (int c = 0; c < channels; c++) {
            for (int y = box.top(); y < box.bottom(); y++) {
                for (int x = box.left(); x < box.right(); x++) {
                    features[next++] = (c * height + y) * width + x;
                }
            }
        }
        return features;
    }

    /**
     * What occluding these patches would show if f were linear with these pixels' attributions: every patch has the sum of its pixels,
     * every pixel the mean of its patches.
     */
    double[][] pooled(double[][] map) {
        double[][] sums = new double[map.length][map[0].length];
        int[][] patches = new int[map.length][map[0].length];
        for (Box box : boxes()) {
            double sum = 0;
            for (int y = box.top(); y < box.bottom(); y++) {
                for (int x = box.left(); x < box.right(); x++) {
                    sum += map[y][x];
                }
            }
            for (int y = box.top(); y < box.bottom(); y++) {
                for (int x = box.left(); x < box.right(); x++) {
                    sums[y][x] += sum;
                    patches[y][x]++;
                }
            }
        }
        for (int y = 0; y < sums.length; y++) {
            for (int x = 0; x < sums[y].length; x++) {
                sums[y][x] /= Math.max(1, patches[y][x]);
            }
        }
        return sums;
    }
}
