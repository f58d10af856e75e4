package org.ascribe.sampling;

import ai.djl.ndarray.NDArray;
import java.util.function.LongSupplier;

/**
 * One draw in each of equal parts of [0, 1].
 *
 * @param parts number of parts
 * @param seed what the draws follow from
 */
record StratifiedNoise(int parts, long seed) implements Sampler {

    /**
     * Checks the parts.
     *
     * @param parts number of parts
     * @param seed what the draws follow from
     * @throws IllegalArgumentException if there are none
     */
    public StratifiedNoise {
        if (parts < 1) {
            throw new IllegalArgumentException("parts: " + parts + "; expected 1 or more");
        }
    }

    @Override
    public Sampler reseeded(LongSupplier seeds) {
        return new StratifiedNoise(parts, seeds.getAsLong());
    }

    @Override
    public NDArray draws(NDArray batch, int from, int to) {
        return Draws.of(batch, from, to, seed, (s, i, random) -> (s % parts + random.nextDouble()) / parts);
    }

    @Override
    public String toString() {
        return "stratified(" + parts + " parts, seed " + seed + ")";
    }
}
