package org.ascribe.sampling;

import ai.djl.ndarray.NDArray;
import java.util.function.LongSupplier;

/**
 * Normal noise.
 *
 * @param sigma standard deviation
 * @param seed what the draws follow from
 */
record GaussianNoise(double sigma, long seed) implements Sampler {

    /**
     * Checks sigma.
     *
     * @param sigma standard deviation
     * @param seed what the draws follow from
     * @throws IllegalArgumentException if sigma is not positive and finite
     */
    public GaussianNoise {
        if (!(sigma > 0) || sigma == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("sigma: " + sigma + "; expected a positive standard deviation");
        }
    }

    @Override
    public Sampler reseeded(LongSupplier seeds) {
        return new GaussianNoise(sigma, seeds.getAsLong());
    }

    @Override
    public NDArray draws(NDArray batch, int from, int to) {
        return Draws.of(batch, from, to, seed, (s, i, random) -> sigma * random.nextGaussian());
    }

    @Override
    public String toString() {
        return "gaussian(σ = " + sigma + ", seed " + seed + ")";
    }
}
