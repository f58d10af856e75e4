package org.ascribe.sampling;

import ai.djl.ndarray.NDArray;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/**
 * Points picked at random, each as likely as the others whatever was picked before.
 *
 * @param seed what the picks follow from
 * @param points what is picked from
 */
record PickedPoints(long seed, RecordedDraws points) implements Sampler {

    @Override
    public Sampler reseeded(LongSupplier seeds) {
        return new PickedPoints(seeds.getAsLong(), points);
    }

    @Override
    public NDArray draws(NDArray batch, int from, int to) {
        int[] picks = IntStream.range(from, to)
                .map(s -> Draws.random(seed, s).nextInt(points.count()))
                .toArray();
        return points.draws(batch, picks);
    }

    @Override
    public String toString() {
        return "among(" + points + ", seed " + seed + ")";
    }
}
