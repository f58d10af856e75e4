package org.ascribe.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.ascribe.picture.Box;

class BoundingBoxAccuracyTest {

    private static final int SIDE = 9;
    private final BoundingBoxAccuracy metric = new BoundingBoxAccuracy();

    @Provide
    Arbitrary<Box> boxes() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, SIDE - 1),
                        Arbitraries.integers().between(0, SIDE - 1),
                        Arbitraries.integers().between(1, SIDE),
                        Arbitraries.integers().between(1, SIDE))
                .as((top, left, height, width) ->
                        new Box(top, left, Math.min(SIDE, top + height), Math.min(SIDE, left + width)));
    }

    @Property(tries = 50)
    void itIsTheShareOfTheTopPixelsInside(@ForAll("boxes") Box box, @ForAll long seed) {
        double[][] map = noise(seed);
        double[] sorted =
                Arrays.stream(map).flatMapToDouble(Arrays::stream).sorted().toArray();
        double threshold = sorted[sorted.length - box.area()];
        int hits = 0;
        for (int y = box.top(); y < box.bottom(); y++) {
            for (int x = box.left(); x < box.right(); x++) {
                hits += map[y][x] >= threshold ? 1 : 0;
            }
        }
        assertThat(metric.of(map, box).value()).isEqualTo((double) hits / box.area());
    }

    @Property(tries = 50)
    void aMapOfTheBoxIsRight(@ForAll("boxes") Box box) {
        double[][] map = new double[SIDE][SIDE];
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                // What speaks against the class is no part of the object, however much it does.
                map[y][x] = box.contains(y, x) ? 1 : -5;
            }
        }
        assertThat(metric.of(map, box).value()).isEqualTo(1);
    }

    @Example
    void noiseFindsTheBoxAsOftenAsItsShareOfThePicture() {
        Box box = new Box(2, 1, 6, 7);
        SampleMean found = SampleMean.of(new Random(3)
                .longs(400)
                .mapToDouble(seed -> metric.of(noise(seed), box).value())
                .toArray());
        double chance = box.area() / (double) (SIDE * SIDE);
        assertThat(Math.abs(found.value() - chance))
                .isLessThan(4 * found.standardError().orElseThrow());
        assertThat(found.value()).isLessThan(0.5);
        assertThat(metric.direction()).isEqualTo(Direction.HIGHER_IS_BETTER);
    }

    @Example
    void amongEqualsTheFirstPixelsCount() {
        double[][] map = {{0, -0.0, 0}, {0, 0, 0}};
        assertThat(metric.of(map, new Box(0, 0, 1, 2)).value()).isEqualTo(1);
        assertThat(metric.of(map, new Box(1, 0, 2, 3)).value()).isZero();
    }

    @Example
    void boxesThatAreNoneAreRefused() {
        assertThatThrownBy(() -> new Box(3, 0, 3, 2))
                .hasMessage("box: rows 3 to 3, columns 0 to 2; expected 0 <= top < bottom and 0 <= left < right");
        assertThatThrownBy(() -> metric.of(new double[3][4], new Box(0, 0, 3, 5)))
                .hasMessageContaining("expected one within a map of 3 rows, 4 columns");
    }

    private static double[][] noise(long seed) {
        Random random = new Random(seed);
        double[][] map = new double[SIDE][SIDE];
        for (double[] row : map) {
            Arrays.setAll(row, x -> random.nextGaussian());
        }
        return map;
    }
}
