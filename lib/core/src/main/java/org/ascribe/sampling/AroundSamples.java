package org.ascribe.sampling;

import ai.djl.ndarray.NDArray;
import java.util.function.LongSupplier;

/**
 * Points around the samples.
 *
 * @param noise what is added
 */
record AroundSamples(Sampler noise) implements Sampler {

    @Override
    public Sampler reseeded(LongSupplier seeds) {
        return new AroundSamples(noise.reseeded(seeds));
    }

    @Override
    public int together() {
        return noise.together();
    }

    /** Mirrored at the sample, not at zero. */
    @Override
    public Sampler antithetic() {
        return noise.antithetic().around();
    }

    @Override
    public NDArray draws(NDArray batch, int from, int to) {
        try (NDArray drawn = noise.draws(batch, from, to)) {
            return batch.expandDims(0).add(drawn);
        }
    }

    @Override
    public String toString() {
        return "x + " + noise;
    }
}
