package org.ascribe.path;

import java.util.Arrays;

/** What the rules share. */
final class Steps {

    private Steps() {}

    static void check(int steps) {
        if (steps < 1) {
            throw new IllegalArgumentException("steps: " + steps + "; expected 1 or more");
        }
    }

    /** The same weight for each of the steps. */
    static double[] equalWeights(int steps) {
        double[] weights = new double[steps];
        Arrays.fill(weights, 1.0 / steps);
        return weights;
    }
}
