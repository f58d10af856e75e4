package org.ascribe.gradient;

/** The one check all averages share. */
final class Samples {

    private Samples() {}

    static void check(int samples) {
        if (samples < 1) {
            throw new IllegalArgumentException("samples: " + samples + "; expected 1 or more");
        }
    }
}
