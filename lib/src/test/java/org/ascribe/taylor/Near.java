package org.ascribe.taylor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;

/** Equal but for a part of the largest term. */
final class Near {

    private Near() {}

    static void assertNear(double[] found, double[] expected, double relative) {
        double largest = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
        assertThat(found).hasSameSizeAs(expected);
        for (int k = 0; k < expected.length; k++) {
            assertThat(found[k]).as("entry %d", k).isCloseTo(expected[k], within(relative * largest));
        }
    }
}
