package org.ascribe.metric;

import ai.djl.ndarray.NDArray;
import org.ascribe.engine.Heap;

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
        double[] sums = Heap.of(a.sum(new int[] {1}));
        double[][][] maps = new double[(int) a.getShape().get(0)][height][width];
        for (int row = 0; row < maps.length * height; row++) {
            System.arraycopy(sums, row * width, maps[row / height][row % height], 0, width);
        }
        return maps;
    }

    static double[] flat(double[][] map) {
        int width = map[0].length;
        double[] values = new double[map.length * width];
        for (int y = 0; y < map.length; y++) {
            System.arraycopy(map[y], 0, values, y * width, width);
        }
        return values;
    }
}
