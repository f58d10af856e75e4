package org.ascribe.study.verify;

import java.util.Arrays;

/**
 * An array that a case expects.
 *
 * @param name its name in the case
 * @param shape its shape
 * @param values row-major
 * @param tolerance how far an entry may be off, absolute
 * @param negligible magnitude that counts as zero: where no entry is larger, no error relative to the largest is stated
 */
record Expectation(String name, long[] shape, double[] values, double tolerance, double negligible) {

    /** What a float32 peer returned for the array of the same name without this is kept under its own. */
    private static final String PEER = "captum_";

    boolean isPeersOwn() {
        return name.startsWith(PEER);
    }

    /** The array that answers this: a peer's own output is met by what meets the formula. */
    String answeredBy() {
        return isPeersOwn() ? name.substring(PEER.length()) : name;
    }

    double largest() {
        return largest(values);
    }

    static double largest(double[] values) {
        return Arrays.stream(values).map(Math::abs).max().orElse(0);
    }
}
