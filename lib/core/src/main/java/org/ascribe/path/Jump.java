package org.ascribe.path;

import java.util.Arrays;
import java.util.Optional;

/**
 * A part of the way on which the slope is one constant as far as a place, and another from there on.
 *
 * @param part the part
 * @param place where it jumps, if there is no other jump: what f changes by says so
 * @param before the first slope, one number for each feature
 * @param after the second
 */
record Jump(WayPart part, double place, double[] before, double[] after) {

    /** Of the largest slope. */
    private static final double ROUNDING = 1e-12;

    /** Less of a jump along the way than this part of the largest of a feature says too little about its place. */
    private static final double CLEAR = 1e-3;

    /**
     * A jump, if the slopes at the nodes are of two kinds and it would be between theirs.
     *
     * @param part the part
     * @param slopes at its nodes
     * @param change of f
     */
    static Optional<Jump> in(WayPart part, double[][] slopes, double change) {
        double[] first = slopes[0];
        double[] last = slopes[slopes.length - 1];
        int node = 0;
        while (node + 2 < slopes.length && same(slopes[node + 1], first)) {
            node++;
        }
        for (int m = node + 1; m < slopes.length; m++) {
            if (!same(slopes[m], last)) {
                return Optional.empty();
            }
        }
        double largest = 0;
        for (int i = 0; i < first.length; i++) {
            largest = Math.max(largest, Math.abs(first[i] - last[i]));
        }
        double jump = sum(first) - sum(last);
        double place = (change + sum(first) * part.from() - sum(last) * part.to()) / jump;
        return Math.abs(jump) > CLEAR * largest && place >= part.node(node) && place <= part.node(node + 1)
                ? Optional.of(new Jump(part, place, first, last))
                : Optional.empty();
    }

    boolean isBefore(double[] slope) {
        return same(slope, before);
    }

    boolean isAfter(double[] slope) {
        return same(slope, after);
    }

    double[] integral() {
        double[] integral = new double[before.length];
        Arrays.setAll(integral, i -> before[i] * (place - part.from()) + after[i] * (part.to() - place));
        return integral;
    }

    private static boolean same(double[] one, double[] other) {
        for (int i = 0; i < one.length; i++) {
            if (!(Math.abs(one[i] - other[i]) <= ROUNDING * (1 + Math.abs(one[i])))) {
                return false;
            }
        }
        return true;
    }

    private static double sum(double[] slope) {
        return Arrays.stream(slope).sum();
    }
}
