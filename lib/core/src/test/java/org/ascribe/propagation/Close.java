package org.ascribe.propagation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;

/** Equal but for rounding, which goes with the largest entry of an array. */
final class Close {

    private Close() {}

    /** To 1e-9: denominators that nearly cancel lose some of the sixteen digits. */
    static void close(double[] found, double[] expected) {
        close(found, expected, 1e-9);
    }

    static void close(double[] found, double[] expected, double relative) {
        double largest = Arrays.stream(expected).map(Math::abs).max().orElse(0);
        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            assertThat(found[i]).as("entry %d", i).isCloseTo(expected[i], within(relative * Math.max(largest, 1e-3)));
        }
    }
}
