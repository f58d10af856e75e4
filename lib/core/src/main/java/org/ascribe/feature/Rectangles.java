package org.ascribe.feature;

import java.util.ArrayList;
import java.util.List;

/** Features inside boxes that are made of one interval per axis. */
final class Rectangles {

    private Rectangles() {}

    /** Half open. */
    record Interval(int from, int to) {}

    /**
     * The boxes of all combinations of intervals.
     *
     * @param axes for each axis its intervals
     * @param shape length of each axis
     * @return for each box the row-major indices inside, boxes in row-major order
     */
    static List<int[]> of(List<List<Interval>> axes, long[] shape) {
        List<int[]> boxes = List.of(new int[] {0});
        for (int axis = 0; axis < shape.length; axis++) {
            List<int[]> longer = new ArrayList<>();
            for (int[] box : boxes) {
                for (Interval interval : axes.get(axis)) {
                    longer.add(extended(box, interval, (int) shape[axis]));
                }
            }
            boxes = longer;
        }
        return boxes;
    }

    private static int[] extended(int[] box, Interval interval, int length) {
        int[] result = new int[box.length * (interval.to - interval.from)];
        int next = 0;
        for (int index : box) {
            for (int i = interval.from; i < interval.to; i++) {
                result[next++] = index * length + i;
            }
        }
        return result;
    }
}
