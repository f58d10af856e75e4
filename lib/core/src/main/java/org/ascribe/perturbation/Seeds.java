package org.ascribe.perturbation;

import org.hipparchus.random.MersenneTwister;
import org.hipparchus.random.RandomGenerator;

/** Random numbers that follow from a seed and the number of the draw alone, not from the sample or its place in a batch. */
final class Seeds {

    private Seeds() {}

    static RandomGenerator draw(long seed, int... number) {
        int[] key = new int[2 + number.length];
        key[0] = (int) (seed >>> 32);
        key[1] = (int) seed;
        System.arraycopy(number, 0, key, 2, number.length);
        return new MersenneTwister(key);
    }
}
