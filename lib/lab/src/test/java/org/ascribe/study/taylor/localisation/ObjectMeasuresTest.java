package org.ascribe.study.taylor.localisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.ascribe.Target;
import org.ascribe.picture.Box;
import org.ascribe.picture.RgbPicture;
import org.junit.jupiter.api.Test;

/** Four by four pixels that brighten from left to right and downwards; the object is the lower half, of eight pixels. */
class ObjectMeasuresTest {

    private static final int SIDE = 4;
    private static final Box LOWER = new Box(2, 0, 4, 4);

    private static ObjectMeasures measures(double[][] map) {
        byte[] levels = new byte[3 * SIDE * SIDE];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = (byte) (10 * (i % (SIDE * SIDE)));
        }
        Scene scene = new Scene("ramp", new RgbPicture(SIDE, SIDE, levels), LOWER, Target.predicted());
        return new ObjectMeasures(map, scene, 2);
    }

    @Test
    void signedAndAbsoluteRankOtherPixelsFirst() {
        double[][] map = {{1, 2, 3, 4}, {5, 6, 0, 0}, {-7, -8, -9, -10}, {7, 8, 0, 0}};

        // The eight largest are 8 7 6 5 4 3 2 1; of their sizes 10 9 8 8 7 7 6 5.
        assertThat(measures(map).signed()).isEqualTo(2 / 8.0);
        assertThat(measures(map).absolute()).isEqualTo(6 / 8.0);
    }

    @Test
    void pooledMapsAreMeansOfSquares() {
        double[][] map = {{9, -9, 1, 1}, {-9, 9, 1, 1}, {2, 2, 0, 0}, {2, 2, -1, -1}};

        // Means 0, 1, 2, -0.5: the squares at the lower left and the upper right are the largest.
        assertThat(measures(map).pooled()).isEqualTo(4 / 8.0);
    }

    @Test
    void squaresEndAtTheBorder() {
        double[][] map = {{0, 0, 0, 5}, {0, 0, 0, 5}, {0, 0, 0, 5}, {0, 0, 0, 1}};
        ObjectMeasures of = new ObjectMeasures(map, measures(map).scene(), 3);

        // The squares of 3 × 3, 3 × 1, 1 × 3 and 1 × 1 pixels have means 0, 5, 0 and 1; then the first in row-major
        // order.
        assertThat(of.pooled()).isEqualTo(2 / 8.0);
    }

    @Test
    void whatIsSpreadEvenlyGivesEachQuarterItsPart() {
        double[][] even = {{0, 0, 0, 0}, {0, 0, 0, 0}, {-3, 3, -3, 3}, {3, 3, 3, -3}};

        assertThat(measures(even).dark()).isEqualTo(0.25);
        assertThat(measures(even).bright()).isEqualTo(0.25);
    }

    @Test
    void theDarkestQuarterIsOfTheObjectAlone() {
        double[][] map = {{50, 50, 50, 50}, {50, 50, 50, 50}, {-1, 2, 0, 0}, {0, 0, 0, 9}};

        assertThat(measures(map).dark()).isCloseTo(3 / 12.0, within(1e-15));
        assertThat(measures(map).bright()).isCloseTo(9 / 12.0, within(1e-15));
        assertThat(measures(new double[SIDE][SIDE]).dark()).isNaN();
    }

    @Test
    void theObjectIsAsBrightAsItsPixels() {
        // Levels 80 to 150 in steps of ten.
        assertThat(ObjectMeasures.brightness(measures(new double[SIDE][SIDE]).scene()))
                .isCloseTo(115 / 255.0, within(1e-12));
    }
}
