package org.ascribe.metric;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import org.ascribe.feature.FeatureGroups;

/**
 * All squares of side 1 to a largest, at every position inside an image, through all channels.
 *
 * @param largest side of the largest, in pixels
 */
public record Squares(int largest) implements FeatureGroups {

    /**
     * Checks the side.
     *
     * @param largest side of the largest
     * @throws IllegalArgumentException if it is not positive
     */
    public Squares {
        if (largest < 1) {
            throw new IllegalArgumentException("largest: " + largest + "; expected a side of 1 pixel or more");
        }
    }

    @Override
    public List<int[]> of(Shape sample) {
        if (sample.dimension() != 3 || Math.min(sample.get(1), sample.get(2)) < largest) {
            throw new IllegalArgumentException("sample: shape " + sample + "; squares of side " + largest
                    + " need images of shape (channels, height, width), as high and wide or more");
        }
        List<int[]> squares = new ArrayList<>();
        for (int side = 1; side <= largest; side++) {
            for (int top = 0; top + side <= sample.get(1); top++) {
                for (int left = 0; left + side <= sample.get(2); left++) {
                    squares.add(square(sample, top, left, side));
                }
            }
        }
        return squares;
    }

    private static int[] square(Shape sample, int top, int left, int side) {
        int height = (int) sample.get(1);
        int width = (int) sample.get(2);
        int[] square = new int[(int) sample.get(0) * side * side];
        for (int i = 0; i < square.length; i++) {
            int channel = i / (side * side);
            int y = top + i / side % side;
            int x = left + i % side;
            square[i] = (channel * height + y) * width + x;
        }
        return square;
    }

    @Override
    public String toString() {
        return "squares of side 1 to " + largest;
    }
}
