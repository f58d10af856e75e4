package org.ascribe.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A map at smaller and smaller scales: smoothed by a Gaussian against aliasing, then sampled more coarsely. */
final class Pyramid {

    private Pyramid() {}

    /** The map itself and all smaller ones whose sides are not below the smallest. */
    static List<double[][]> of(double[][] map, double downscale, int smallest) {
        List<double[][]> levels = new ArrayList<>();
        double[][] level = map;
        while (level.length >= smallest && level[0].length >= smallest) {
            levels.add(level);
            double[][] next = smaller(level, downscale);
            if (next.length == level.length && next[0].length == level[0].length) {
                break;
            }
            level = next;
        }
        return levels;
    }

    private static double[][] smaller(double[][] map, double downscale) {
        double[] kernel = gaussian(downscale / 3);
        return alongBothAxes(map, line -> resized(smoothed(line, kernel), (int) Math.ceil(line.length / downscale)));
    }

    /** Cut off at four standard deviations. */
    private static double[] gaussian(double sigma) {
        int radius = (int) (4 * sigma + 0.5);
        double[] kernel = IntStream.rangeClosed(-radius, radius)
                .mapToDouble(d -> Math.exp(-0.5 * d * d / (sigma * sigma)))
                .toArray();
        double sum = Arrays.stream(kernel).sum();
        return Arrays.stream(kernel).map(k -> k / sum).toArray();
    }

    private static double[] smoothed(double[] line, double[] kernel) {
        double[] smooth = new double[line.length];
        for (int i = 0; i < line.length; i++) {
            for (int k = 0; k < kernel.length; k++) {
                smooth[i] += kernel[k] * line[mirrored(i + k - kernel.length / 2, line.length)];
            }
        }
        return smooth;
    }

    /** Half-sample symmetric: {@code … b a | a b c | c b …}. */
    private static int mirrored(int i, int size) {
        int j = Math.floorMod(i, 2 * size);
        return j < size ? j : 2 * size - 1 - j;
    }

    /** Linear between samples that stand for the middles of their pixels. */
    private static double[] resized(double[] line, int size) {
        double step = (double) line.length / size;
        return IntStream.range(0, size)
                .mapToDouble(i -> {
                    double at = (i + 0.5) * step - 0.5;
                    int left = (int) Math.floor(at);
                    double right = at - left;
                    return (1 - right) * line[left] + right * line[Math.min(left + 1, line.length - 1)];
                })
                .toArray();
    }

    private interface LineFilter {
        double[] apply(double[] line);
    }

    private static double[][] alongBothAxes(double[][] map, LineFilter filter) {
        return transposed(alongRows(transposed(alongRows(map, filter)), filter));
    }

    private static double[][] alongRows(double[][] map, LineFilter filter) {
        return Arrays.stream(map).map(filter::apply).toArray(double[][]::new);
    }

    private static double[][] transposed(double[][] map) {
        double[][] columns = new double[map[0].length][map.length];
        for (int y = 0; y < map.length; y++) {
            for (int x = 0; x < columns.length; x++) {
                columns[x][y] = map[y][x];
            }
        }
        return columns;
    }
}
