package org.ascribe.sampling;

import org.hipparchus.random.MersenneTwister;

/**
 * The Mersenne twister with the normal numbers that Hipparchus makes of it, Box and Muller's, in half the time: by the processor's
 * logarithm and sine in place of those in Java. They differ in the last bit, if at all.
 */
final class NormalTwister extends MersenneTwister {

    private static final long serialVersionUID = 1L;

    private double next;

    NormalTwister(int... seed) {
        super(seed);
        next = Double.NaN;
    }

    @Override
    public double nextGaussian() {
        if (!Double.isNaN(next)) {
            double second = next;
            next = Double.NaN;
            return second;
        }
        double angle = 2 * Math.PI * nextDouble();
        double radius = Math.sqrt(-2 * Math.log(nextDouble()));
        next = radius * Math.sin(angle);
        return radius * Math.cos(angle);
    }

    @Override
    protected void clearCache() {
        super.clearCache();
        next = Double.NaN;
    }
}
