package org.ascribe.view;

import java.util.Arrays;

/** Points of a plane, as callers give them. */
final class Points {

    private Points() {}

    /** A copy. */
    static double[][] checked(String name, double[][] points) {
        for (double[] p : points) {
            if (p.length != 2 || !Double.isFinite(p[0]) || !Double.isFinite(p[1])) {
                throw new IllegalArgumentException(
                        "points of " + name + ": " + Arrays.toString(p) + "; expected two finite numbers, x₁ and x₂");
            }
        }
        return Arrays.stream(points).map(double[]::clone).toArray(double[][]::new);
    }
}
