package org.ascribe.study.gradientview.occlusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.ascribe.picture.Box;
import org.junit.jupiter.api.Test;

class MapMeasuresTest {

    private static final int SIDE = 60;

    @Test
    void noiseHasLocalVarianceOneAndASlopeHasNone() {
        Random random = new Random(3);
        double[][] noise = new double[SIDE][];
        Arrays.setAll(noise, y -> random.doubles(SIDE, -1, 1).toArray());
        // 7080 pairs of neighbours: the standard error of the quotient is about 0.01.
        assertThat(MapMeasures.localVariance(noise)).isCloseTo(1, within(0.05));

        double[][] slope = new double[SIDE][SIDE];
        Arrays.setAll(slope, y -> Arrays.stream(slope[y]).map(v -> y).toArray());
        // Half of all pairs differ by 1; the variance of 0 … 59 is (60² − 1) / 12.
        assertThat(MapMeasures.localVariance(slope)).isCloseTo(0.5 / (2 * 3599 / 12.0), within(1e-12));
    }

    @Test
    void aChessboardHasAsMuchAsThereIs() {
        double[][] board = new double[4][4];
        for (int y = 0; y < 4; y++) {
            for (int x = 0; x < 4; x++) {
                board[y][x] = (x + y) % 2 == 0 ? 5 : -3;
            }
        }
        // Every neighbour is 8 away, the variance is 16.
        assertThat(MapMeasures.localVariance(board)).isCloseTo(2, within(1e-12));
    }

    /** Blocks of side p differ from their neighbours at one border in p. */
    @Test
    void blocksHaveLessTheLargerTheyAre() {
        Random random = new Random(3);
        double[][] blocks = new double[SIDE][SIDE];
        for (int top = 0; top < SIDE; top += 5) {
            for (int left = 0; left < SIDE; left += 5) {
                double value = random.nextGaussian();
                for (int i = 0; i < 25; i++) {
                    blocks[top + i / 5][left + i % 5] = value;
                }
            }
        }
        double blocksOwn = MapMeasures.localVariance(every(5, blocks));
        assertThat(MapMeasures.localVariance(blocks)).isCloseTo(blocksOwn / 5, within(0.02));
    }

    @Test
    void neitherScaleNorShiftMatters() {
        double[][] map = {{1, 2, 4}, {0, -3, 1}};
        double[][] other = {{7, 9, 13}, {5, -1, 7}};
        assertThat(MapMeasures.localVariance(other)).isCloseTo(MapMeasures.localVariance(map), within(1e-12));
        assertThat(MapMeasures.rankCorrelation(map, other)).isCloseTo(1, within(1e-12));
    }

    @Test
    void focusComparesTheObjectsPartWithItsArea() {
        double[][] map = {{3, -5, 1, 0}, {0, 0, 0, -2}};
        // Three quarters of what is positive on a quarter of the picture.
        assertThat(MapMeasures.focus(map, new Box(0, 0, 1, 2))).isCloseTo(3, within(1e-12));
        assertThat(MapMeasures.focus(map, new Box(0, 0, 2, 4))).isCloseTo(1, within(1e-12));
        assertThat(MapMeasures.focus(new double[][] {{-1, 0}}, new Box(0, 0, 1, 1)))
                .isNaN();
    }

    private static double[][] every(int step, double[][] map) {
        double[][] few = new double[map.length / step][map.length / step];
        for (int y = 0; y < few.length; y++) {
            for (int x = 0; x < few.length; x++) {
                few[y][x] = map[y * step][x * step];
            }
        }
        return few;
    }
}
