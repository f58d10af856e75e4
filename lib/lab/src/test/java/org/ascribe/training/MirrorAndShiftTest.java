package org.ascribe.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MirrorAndShiftTest {

    private static final int CHANNELS = 2;
    private static final int HEIGHT = 3;
    private static final int WIDTH = 4;
    private static final int SIZE = CHANNELS * HEIGHT * WIDTH;
    private static final Shape SHAPE = new Shape(CHANNELS, HEIGHT, WIDTH);

    /** Mirroring and each of 3 × 3 shifts, written out one pixel at a time. */
    @Test
    void everyResultIsOneOfTheMirroredAndShiftedAndEachOfThemComes() {
        float[] samples = new float[2 * SIZE];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = i + 1;
        }
        Set<List<Float>> possible = new HashSet<>();
        for (int mirrored = 0; mirrored < 2; mirrored++) {
            for (int down = -1; down <= 1; down++) {
                for (int right = -1; right <= 1; right++) {
                    possible.add(changed(samples, SIZE, mirrored == 1, down, right));
                }
            }
        }
        assertThat(possible).hasSize(18);
        Set<List<Float>> found = new HashSet<>();
        Random random = new Random(5);
        for (int draw = 0; draw < 400; draw++) {
            float[] into = new float[SIZE + 2];
            new MirrorAndShift(1).copy(SHAPE, samples, SIZE, into, 1, random);
            assertThat(into[0]).isZero();
            assertThat(into[SIZE + 1]).isZero();
            found.add(list(into, 1));
        }
        // None of 18 equally likely ones is missed by 400 draws but with probability 18 (17/18)^400 = 2e-9.
        assertThat(found).isEqualTo(possible);
    }

    @Test
    void nothingButImagesIsMirrored() {
        assertThatThrownBy(
                        () -> new MirrorAndShift(1).copy(new Shape(4), new float[4], 0, new float[4], 0, new Random(1)))
                .hasMessageContaining("shape: (4); expected an image (channels, height, width)");
        assertThatThrownBy(() -> new MirrorAndShift(-1)).hasMessageContaining("most: -1; expected 0 pixels or more");
    }

    private static List<Float> changed(float[] samples, int start, boolean mirrored, int down, int right) {
        float[] changed = new float[SIZE];
        for (int channel = 0; channel < CHANNELS; channel++) {
            for (int y = 0; y < HEIGHT; y++) {
                for (int x = 0; x < WIDTH; x++) {
                    int toX = (mirrored ? WIDTH - 1 - x : x) + right;
                    int toY = y + down;
                    if (0 <= toX && toX < WIDTH && 0 <= toY && toY < HEIGHT) {
                        changed[(channel * HEIGHT + toY) * WIDTH + toX] =
                                samples[start + (channel * HEIGHT + y) * WIDTH + x];
                    }
                }
            }
        }
        return list(changed, 0);
    }

    private static List<Float> list(float[] values, int from) {
        List<Float> list = new ArrayList<>();
        for (int i = from; i < from + SIZE; i++) {
            list.add(values[i]);
        }
        return list;
    }
}
