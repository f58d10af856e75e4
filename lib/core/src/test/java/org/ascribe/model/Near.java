package org.ascribe.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;

/** Comparison of arrays, relative to the largest entry or to 1. */
public final class Near {

    private Near() {}

    /** Fails where two entries differ by more than the tolerance. */
    public static void near(double[] found, double[] expected, double tolerance) {
        double scale = Math.max(1, Arrays.stream(expected).map(Math::abs).max().orElse(0));
        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            assertThat(found[i]).as("[%d]", i).isCloseTo(expected[i], within(tolerance * scale));
        }
    }
}
