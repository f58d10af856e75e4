package org.ascribe.metric.noise;

/** The checks all searches share. */
final class Scales {

    private Scales() {}

    static void checkBracket(double low, double high) {
        if (!(low > 0) || !(low < high) || high == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException(
                    "low, high: " + low + ", " + high + "; expected finite scales, 0 < low < high");
        }
    }
}
