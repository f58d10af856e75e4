package org.ascribe.metric;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.descriptive.rank.Percentile.EstimationType;

/** Checks and changes of maps. */
final class Maps {

    private Maps() {}

    static void check(double[][] map) {
        if (map.length == 0 || map[0].length == 0) {
            throw new IllegalArgumentException("map: empty; expected one row or more of one pixel or more");
        }
        for (int y = 0; y < map.length; y++) {
            if (map[y].length != map[0].length) {
                throw new IllegalArgumentException("map: row " + y + " has " + map[y].length + " pixels; expected "
                        + map[0].length + ", as many as row 0");
            }
            for (int x = 0; x < map[y].length; x++) {
                if (!Double.isFinite(map[y][x])) {
                    throw new IllegalArgumentException(
                            "map: " + map[y][x] + " at row " + y + ", column " + x + "; expected finite numbers");
                }
            }
        }
    }

    /** Channels summed: {@code [n, channels, height, width]} to {@code [n][height][width]}. */
    static double[][][] ofImages(NDArray a) {
        int height = (int) a.getShape().get(2);
        int width = (int) a.getShape().get(3);
        double[] sums = Portions.heap(a.sum(new int[] {1}));
        double[][][] maps = new double[(int) a.getShape().get(0)][height][width];
        for (int row = 0; row < maps.length * height; row++) {
            System.arraycopy(sums, row * width, maps[row / height][row % height], 0, width);
        }
        return maps;
    }

    static double[] flat(double[][] map) {
        return Arrays.stream(map).flatMapToDouble(Arrays::stream).toArray();
    }

    /** Absolute values between their minimum and their 99th percentile, brought to 0 … 1. */
    static double[][] saliency(double[][] map) {
        double[] values = Arrays.stream(flat(map)).map(Math::abs).toArray();
        double low = Arrays.stream(values).min().orElseThrow();
        double high = new Percentile(99).withEstimationType(EstimationType.R_7).evaluate(values);
        return each(map, v -> fraction(Math.abs(v), low, high));
    }

    /** Where more than 99 % share the minimum, low and high coincide and the limit is a step. */
    private static double fraction(double v, double low, double high) {
        return v <= low ? 0 : v >= high ? 1 : (v - low) / (high - low);
    }

    private static double[][] each(double[][] map, DoubleUnaryOperator change) {
        return Arrays.stream(map)
                .map(row -> Arrays.stream(row).map(change).toArray())
                .toArray(double[][]::new);
    }
}
