package org.ascribe.taylor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;

/** Equal but for a part of the largest term; if that is small, of a tenth: small terms carry the rounding of what cancels in them. */
final class Near {

    static final double LEAST = 0.1;

    private Near() {}

    static void assertNear(double[] found, double[] expected, double relative) {
        double largest = Arrays.stream(expected).map(Math::abs).reduce(LEAST, Math::max);
        assertThat(found).hasSameSizeAs(expected);
        for (int k = 0; k < expected.length; k++) {
            assertThat(found[k]).as("entry %d", k).isCloseTo(expected[k], within(relative * largest));
        }
    }
}
