package org.ascribe.training;

import ai.djl.ndarray.types.Shape;
import java.util.Random;

/**
 * Mirrors an image left to right half of the time, and shifts it by up to a number of pixels along each side; what is laid bare is
 * 0, the mean colour of normalised images. He, Zhang, Ren, Sun 2016, section 4.2, with 4 pixels.
 *
 * @param most the longest shift, in pixels
 */
public record MirrorAndShift(int most) implements Augmentation {

    /**
     * Checks the shift.
     *
     * @param most the longest shift, in pixels
     * @throws IllegalArgumentException if it is negative
     */
    public MirrorAndShift {
        if (most < 0) {
            throw new IllegalArgumentException("most: " + most + "; expected 0 pixels or more");
        }
    }

    @Override
    public void copy(Shape shape, float[] from, int start, float[] into, int place, Random random) {
        if (shape.dimension() != 3) {
            throw new IllegalArgumentException(
                    "shape: " + shape + "; expected an image (channels, height, width) to mirror and shift");
        }
        boolean mirrored = random.nextBoolean();
        int down = random.nextInt(2 * most + 1) - most;
        int right = random.nextInt(2 * most + 1) - most;
        int height = (int) shape.get(1);
        int width = (int) shape.get(2);
        for (int row = 0; row < shape.get(0) * height; row++) {
            int y = row % height - down;
            for (int x = 0; x < width; x++) {
                int shifted = x - right;
                int column = mirrored ? width - 1 - shifted : shifted;
                boolean inside = 0 <= y && y < height && 0 <= shifted && shifted < width;
                into[place + row * width + x] = inside ? from[start + (row - down) * width + column] : 0;
            }
        }
    }
}
