package org.ascribe.gradient;

import java.util.Arrays;
import org.ascribe.sampling.Sampler;
import org.hipparchus.util.ArithmeticUtils;

/** The one check all averages share. */
final class Samples {

    private Samples() {}

    /** Draws that belong together are all taken, or none. */
    static void check(int samples, Sampler... drawn) {
        if (samples < 1) {
            throw new IllegalArgumentException("samples: " + samples + "; expected 1 or more");
        }
        int together = together(drawn);
        if (samples % together != 0) {
            throw new IllegalArgumentException("samples: " + samples + "; expected a multiple of " + together
                    + ", the draws that belong together in " + Arrays.toString(drawn));
        }
    }

    /** How many consecutive draws depend on one another in any of the samplers. */
    static int together(Sampler... drawn) {
        return Arrays.stream(drawn).mapToInt(Sampler::together).reduce(1, ArithmeticUtils::lcm);
    }
}
