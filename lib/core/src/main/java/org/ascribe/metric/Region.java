package org.ascribe.metric;

import ai.djl.ndarray.index.NDIndex;
import java.util.ArrayList;
import java.util.List;

/** A square of pixels. */
record Region(int top, int left, int side) {

    /**
     * The most relevant regions without overlap, by the mean of the absolute map inside them; among equals the first in
     * row-major order.
     *
     * @param starts how many rows (columns) at the end no region starts at, beyond those where it would not fit
     */
    static List<Region> ranked(double[][] map, int side, int count, int starts) {
        int rows = map.length - side + 1 - starts;
        int columns = map[0].length - side + 1 - starts;
        if (rows < 1 || columns < 1) {
            throw new IllegalArgumentException("side: " + side + "; expected at most "
                    + (Math.min(map.length, map[0].length) - starts) + " for pictures of " + map.length + " x "
                    + map[0].length);
        }
        List<Region> chosen = new ArrayList<>();
        for (int start : Ranking.descending(means(map, side, rows, columns))) {
            Region candidate = new Region(start / columns, start % columns, side);
            if (chosen.stream().noneMatch(candidate::overlaps)) {
                chosen.add(candidate);
                if (chosen.size() == count) {
                    return chosen;
                }
            }
        }
        throw new IllegalArgumentException("steps: " + count + "; only " + chosen.size() + " regions of side " + side
                + " are found one after the other without overlap in this " + map.length + " x " + map[0].length
                + " map; expected as many or fewer");
    }

    private static double[] means(double[][] map, int side, int rows, int columns) {
        double[] means = new double[rows * columns];
        for (int i = 0; i < means.length; i++) {
            double sum = 0;
            for (int y = i / columns; y < i / columns + side; y++) {
                for (int x = i % columns; x < i % columns + side; x++) {
                    sum += Math.abs(map[y][x]);
                }
            }
            means[i] = sum / (side * side);
        }
        return means;
    }

    private boolean overlaps(Region other) {
        return Math.abs(top - other.top) < side && Math.abs(left - other.left) < side;
    }

    /** Its place in {@code [..., row, channel, height, width]} or {@code [row, channel, height, width]}. */
    NDIndex in(String leading) {
        return new NDIndex(leading + ", :, " + top + ":" + (top + side) + ", " + left + ":" + (left + side));
    }
}
