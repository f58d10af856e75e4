package org.ascribe.axiom.rewrite;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.ascribe.axiom.net.SmallNet;

/**
 * Two networks that are one function.
 *
 * @param before a network
 * @param after the same function, computed in another way
 */
public record Rewritten(SmallNet before, SmallNet after) {

    private static final int TRIALS = 32;
    private static final double WIDEST = 3;
    private static final double TOLERANCE = 1e-10;

    /**
     * Tries that they are one function: at zero and at random inputs they must agree to 1e-10 of their magnitude.
     *
     * @param before a network
     * @param after the same function, computed in another way
     * @throws IllegalArgumentException if they are not, with an input that tells them apart
     */
    public Rewritten {
        if (before.inputs() != after.inputs()) {
            throw new IllegalArgumentException(
                    "after: takes " + after.inputs() + " inputs; expected " + before.inputs() + ", as before");
        }
        SplittableRandom random = new SplittableRandom(0);
        for (int t = 0; t < TRIALS; t++) {
            double reach = t == 0 ? 0 : WIDEST;
            double[] x =
                    random.doubles(before.inputs(), -1, 1).map(u -> reach * u).toArray();
            double one = before.value(x);
            double other = after.value(x);
            if (!(Math.abs(one - other) <= TOLERANCE * Math.max(before.magnitude(x), after.magnitude(x)))) {
                throw new IllegalArgumentException("after: " + after + " is " + other + " at " + Arrays.toString(x)
                        + "; expected " + one + ", the value of " + before);
            }
        }
    }
}
