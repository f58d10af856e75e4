package org.ascribe.path;

/** The one check all rules share. */
final class Steps {

    private Steps() {}

    static void check(int steps) {
        if (steps < 1) {
            throw new IllegalArgumentException("steps: " + steps + "; expected 1 or more");
        }
    }
}
