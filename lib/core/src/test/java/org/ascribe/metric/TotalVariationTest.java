package org.ascribe.metric;

import static org.ascribe.metric.Measured.near;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class TotalVariationTest {

    private static final int TRIES = 30;

    @Property(tries = TRIES)
    void variationIsItsFormula(
            @ForAll @IntRange(min = 1, max = 20) int height,
            @ForAll @IntRange(min = 1, max = 20) int width,
            @ForAll long seed) {
        double[][] map = noise(height, width, seed);
        double[][] s = saliency(map);
        double sums = 0;
        double across = 0;
        double down = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double right = x + 1 < width ? s[y][x + 1] - s[y][x] : 0;
                double below = y + 1 < height ? s[y + 1][x] - s[y][x] : 0;
                sums += Math.abs(right) + Math.abs(below);
                across += right * right;
                down += below * below;
            }
        }
        near(new AverageTotalVariation().of(map).value(), sums / (height * width), 1e-12);
        near(
                new AverageTotalVariation(Norm.L2).of(map).value(),
                (Math.sqrt(across) + Math.sqrt(down)) / (height * width),
                1e-12);
    }

    @Property(tries = TRIES)
    void scaleAndSignDoNotMatter(@ForAll @DoubleRange(min = 0.01, max = 1000) double factor, @ForAll long seed) {
        double[][] map = noise(40, 36, seed);
        double[][] other = each(map, (y, x) -> (x % 2 == 0 ? -1 : 1) * factor * map[y][x]);
        near(
                new AverageTotalVariation().of(other).value(),
                new AverageTotalVariation().of(map).value(),
                1e-10);
        double[][] opposite = each(map, (y, x) -> -factor * map[y][x]);
        MultiScaleTotalVariation metric =
                new MultiScaleTotalVariation(new AverageTotalVariation(), 1.5, 10, Simpson.PARABOLA_AT_THE_END);
        near(metric.of(opposite).value(), metric.of(map).value(), 1e-10);
    }

    @Property(tries = TRIES)
    void aLevelIsSmoothedAndSampledAsItsFormulaSays(
            @ForAll @IntRange(min = 5, max = 24) int height,
            @ForAll @IntRange(min = 5, max = 24) int width,
            @ForAll @DoubleRange(min = 1.3, max = 3) double downscale,
            @ForAll long seed) {
        double[][] map = noise(height, width, seed);
        double[][] found = Pyramid.of(map, downscale, 1).get(1);
        double[][] expected = smaller(map, downscale);
        assertThat(found).hasDimensions(expected.length, expected[0].length);
        for (int y = 0; y < expected.length; y++) {
            for (int x = 0; x < expected[0].length; x++) {
                near(found[y][x], expected[y][x], 1e-12);
            }
        }
    }

    @Example
    void noiseIsToldFromASmoothMap() {
        double[][] bump =
                each(new double[64][64], (y, x) -> Math.exp(-((y - 30) * (y - 30) + (x - 25) * (x - 25)) / 200.0));
        for (MapMetric metric : new MapMetric[] {
            new AverageTotalVariation(), new AverageTotalVariation(Norm.L2), new MultiScaleTotalVariation()
        }) {
            double smooth = metric.of(bump).value();
            for (int seed = 0; seed < 20; seed++) {
                double noisy = metric.of(noise(64, 64, seed)).value();
                assertThat(noisy).isGreaterThan(5 * smooth);
                assertThat(metric.direction().better(smooth, noisy)).isTrue();
            }
        }
    }

    @Example
    void constantAndNearlyEmptyMaps() {
        double[][] constant = each(new double[30][30], (y, x) -> -7);
        assertThat(new AverageTotalVariation().of(constant).value()).isZero();
        // Smoothing 1/3 by a kernel of five leaves differences of a last bit, which must not be stretched to 0 … 1.
        assertThat(new MultiScaleTotalVariation()
                        .of(each(new double[101][101], (y, x) -> 1 / 3.0))
                        .value())
                .isZero();
        double[][] dots = new double[30][30];
        dots[3][3] = 1;
        dots[20][20] = -1e-9;
        // Two of 900 pixels are above the 99th percentile: both are 1, with four neighbours each.
        near(new AverageTotalVariation().of(dots).value(), 8.0 / 900, 1e-15);
    }

    @Example
    void thePaperHasSixLevelsOf224Pixels() {
        assertThat(new MultiScaleTotalVariation().levels(noise(224, 224, 1))).hasSize(6);
        assertThat(new MultiScaleTotalVariation().levels(noise(45, 30, 1))).hasSize(1);
        assertThat(new MultiScaleTotalVariation().levels(noise(29, 90, 1))).isEmpty();
    }

    @Example
    void mapsTooSmallForTwoLevelsAreRefused() {
        assertThatThrownBy(() -> new MultiScaleTotalVariation().of(noise(28, 28, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("map: 28 x 28 has 0 levels of 30 pixels or more; expected two or more to have an area");
        // A side of one pixel never becomes smaller: the pyramid ends.
        assertThat(Pyramid.of(noise(2, 1, 1), 1.5, 1)).hasSizeLessThan(4);
    }

    private static double[][] saliency(double[][] map) {
        double[] sorted = Arrays.stream(map)
                .flatMapToDouble(Arrays::stream)
                .map(Math::abs)
                .sorted()
                .toArray();
        double place = 0.99 * (sorted.length - 1);
        int below = (int) place;
        double high = below + 1 < sorted.length
                ? sorted[below] + (place - below) * (sorted[below + 1] - sorted[below])
                : sorted[below];
        double low = sorted[0];
        return each(
                map,
                (y, x) -> high == low
                        ? Math.abs(map[y][x]) > low ? 1 : 0
                        : Math.min(1, (Math.abs(map[y][x]) - low) / (high - low)));
    }

    /** In two dimensions at once: at each place of the smaller map, of the smoothed values at the four pixels around it. */
    private static double[][] smaller(double[][] map, double downscale) {
        int height = (int) Math.ceil(map.length / downscale);
        int width = (int) Math.ceil(map[0].length / downscale);
        return each(new double[height][width], (y, x) -> {
            double atY = (y + 0.5) * map.length / height - 0.5;
            double atX = (x + 0.5) * map[0].length / width - 0.5;
            int top = (int) Math.floor(atY);
            int left = (int) Math.floor(atX);
            double sum = 0;
            for (int dy = 0; dy < 2; dy++) {
                for (int dx = 0; dx < 2; dx++) {
                    double share = (1 - Math.abs(atY - top - dy)) * (1 - Math.abs(atX - left - dx));
                    if (share > 1e-12) {
                        sum += share * smooth(map, top + dy, left + dx, downscale / 3);
                    }
                }
            }
            return sum;
        });
    }

    private static double smooth(double[][] map, int y, int x, double sigma) {
        int radius = (int) Math.floor(4 * sigma + 0.5);
        double sum = 0;
        double weights = 0;
        for (int dy = -radius; dy <= radius; dy++) {
            for (int dx = -radius; dx <= radius; dx++) {
                double weight = Math.exp(-(dy * dy + dx * dx) / (2 * sigma * sigma));
                weights += weight;
                sum += weight * map[inside(y + dy, map.length)][inside(x + dx, map[0].length)];
            }
        }
        return sum / weights;
    }

    private static int inside(int i, int size) {
        while (i < 0 || i >= size) {
            i = i < 0 ? -1 - i : 2 * size - 1 - i;
        }
        return i;
    }

    private interface Pixel {
        double at(int y, int x);
    }

    private static double[][] each(double[][] map, Pixel pixel) {
        double[][] values = new double[map.length][map[0].length];
        for (int y = 0; y < values.length; y++) {
            for (int x = 0; x < values[0].length; x++) {
                values[y][x] = pixel.at(y, x);
            }
        }
        return values;
    }

    private static double[][] noise(int height, int width, long seed) {
        Random random = new Random(seed);
        return each(new double[height][width], (y, x) -> random.nextGaussian());
    }
}
