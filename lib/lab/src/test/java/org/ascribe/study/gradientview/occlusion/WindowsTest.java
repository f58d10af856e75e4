package org.ascribe.study.gradientview.occlusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.ascribe.feature.FeatureGroups;
import org.ascribe.picture.Box;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowsTest {

    private static final Box WHOLE = new Box(0, 0, 11, 11);

    @ParameterizedTest
    @CsvSource({"1, 1", "3, 3", "4, 4", "4, 1", "5, 2", "11, 11", "6, 5"})
    void overAWholePictureTheyAreThoseOfTheLibrary(int side, int stride) {
        Shape sample = new Shape(3, 11, 11);
        List<int[]> expected = FeatureGroups.windows(side, stride).of(sample);
        List<int[]> found = new Windows(side, stride, WHOLE).of(sample);
        assertThat(found).hasSameSizeAs(expected);
        for (int[] group : expected) {
            assertThat(found).anyMatch(other -> Arrays.equals(sorted(other), sorted(group)));
        }
    }

    @Test
    void inAPartNothingOutsideIsTouched() {
        Windows windows = new Windows(2, 2, new Box(1, 2, 4, 5));
        assertThat(windows.boxes())
                .containsExactly(new Box(1, 2, 3, 4), new Box(1, 4, 3, 5), new Box(3, 2, 4, 4), new Box(3, 4, 4, 5));
    }

    /** By definition, patch by patch for every pixel. */
    @Test
    void pooledIsTheMeanOfTheSumsOfAPixelsPatches() {
        Windows windows = new Windows(4, 2, new Box(1, 0, 11, 9));
        double[][] map = new double[11][];
        Random random = new Random(1);
        Arrays.setAll(map, y -> random.doubles(11, -1, 1).toArray());
        double[][] pooled = windows.pooled(map);
        for (int y = 0; y < 11; y++) {
            for (int x = 0; x < 11; x++) {
                int row = y;
                int column = x;
                double expected = windows.boxes().stream()
                        .filter(box -> box.contains(row, column))
                        .mapToDouble(box -> sum(map, box))
                        .average()
                        .orElse(0);
                assertThat(pooled[y][x]).isCloseTo(expected, within(1e-12));
            }
        }
    }

    @Test
    void pixelsLeftOutAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Windows(2, 3, WHOLE))
                .withMessage("side, stride: 2, 3; expected side >= stride >= 1, so that no pixel is left out");
    }

    private static double sum(double[][] map, Box box) {
        double sum = 0;
        for (int y = box.top(); y < box.bottom(); y++) {
            for (int x = box.left(); x < box.right(); x++) {
                sum += map[y][x];
            }
        }
        return sum;
    }

    private static int[] sorted(int... group) {
        return Arrays.stream(group).sorted().toArray();
    }
}
