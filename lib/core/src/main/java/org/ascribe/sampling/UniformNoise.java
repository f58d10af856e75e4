package org.ascribe.sampling;

import ai.djl.ndarray.NDArray;
import java.util.function.LongSupplier;

/**
 * Noise spread evenly over an interval.
 *
 * @param low lower end
 * @param high upper end
 * @param seed what the draws follow from
 */
record UniformNoise(double low, double high, long seed) implements Sampler {

    /**
     * Checks the interval.
     *
     * @param low lower end
     * @param high upper end
     * @param seed what the draws follow from
     * @throws IllegalArgumentException if it is empty or not finite
     */
    public UniformNoise {
        if (!(low < high) || !Double.isFinite(high - low)) {
            throw new IllegalArgumentException("low, high: " + low + ", " + high + "; expected finite low < high");
        }
    }

    @Override
    public Sampler reseeded(LongSupplier seeds) {
        return new UniformNoise(low, high, seeds.getAsLong());
    }

    @Override
    public NDArray draws(NDArray batch, int from, int to) {
        return Draws.of(batch, from, to, seed, (s, i, random) -> low + (high - low) * random.nextDouble());
    }

    @Override
    public String toString() {
        return "uniform(" + low + " to " + high + ", seed " + seed + ")";
    }
}
