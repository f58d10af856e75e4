package org.ascribe.perturbation;

import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;

/** A square of an image, through all channels. */
record Patch(int top, int left, int side, Shape image) {

    /** The patch that has a group in its middle, or the nearest one inside the image. */
    static Patch around(int[] group, Shape image, int side) {
        int height = (int) image.get(1);
        int width = (int) image.get(2);
        int top = Arrays.stream(group).map(i -> i / width % height).min().orElse(0);
        int bottom = Arrays.stream(group).map(i -> i / width % height).max().orElse(0);
        int left = Arrays.stream(group).map(i -> i % width).min().orElse(0);
        int right = Arrays.stream(group).map(i -> i % width).max().orElse(0);
        if (bottom - top >= side || right - left >= side) {
            throw new IllegalArgumentException("groups: one of " + (bottom - top + 1) + "x" + (right - left + 1)
                    + " pixels; expected at most " + side + "x" + side + ", the patches that were fitted");
        }
        return new Patch(start(top, bottom, side, height), start(left, right, side, width), side, image);
    }

    private static int start(int first, int last, int side, int length) {
        return Math.max(0, Math.min(length - side, first - (side - (last - first + 1)) / 2));
    }

    /** Where features of the image are in the patch. */
    List<Integer> places(int[] features) {
        int height = (int) image.get(1);
        int width = (int) image.get(2);
        return Arrays.stream(features)
                .map(i -> (i / (height * width) * side + i / width % height - top) * side + i % width - left)
                .boxed()
                .toList();
    }

    /** The values of an image inside, row-major. */
    double[] values(double[] x) {
        int height = (int) image.get(1);
        int width = (int) image.get(2);
        double[] values = new double[(int) image.get(0) * side * side];
        for (int line = 0; line < values.length / side; line++) {
            int row = line / side * height + top + line % side;
            System.arraycopy(x, row * width + left, values, line * side, side);
        }
        return values;
    }
}
