package org.ascribe.path;

import java.util.List;
import java.util.stream.IntStream;

/** A part of the way of one sample, with the five nodes of Lobatto's rule. */
record WayPart(int row, double from, double to) {

    private static final double INNER = Math.sqrt(3.0 / 7);
    private static final double[] NODES = {-1, -INNER, 0, INNER, 1};

    /** How many nodes there are. */
    static int nodes() {
        return NODES.length;
    }

    double length() {
        return to - from;
    }

    /** Where a node is. */
    double node(int m) {
        return m == NODES.length - 1 ? to : from + (NODES[m] + 1) / 2 * length();
    }

    /** Equal parts of it. */
    List<WayPart> divided(int parts) {
        return IntStream.range(0, parts)
                .mapToObj(p -> new WayPart(row, from + length() * p / parts, from + length() * (p + 1) / parts))
                .toList();
    }
}
