package org.ascribe.sampling;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.function.LongSupplier;
import org.ascribe.engine.Tensors;

/**
 * Draws made in the picture's own units and normalised as the picture was: {@code (draw − mean) / deviation}, channel by channel.
 *
 * @param raw draws in the picture's units, for example uniform in 0 … 1
 * @param mean one a channel
 * @param deviation one a channel
 */
record NormalisedSampler(Sampler raw, List<Double> mean, List<Double> deviation) implements Sampler {

    /**
     * Checks the channels.
     *
     * @param raw draws in the picture's units
     * @param mean one a channel
     * @param deviation one a channel
     * @throws IllegalArgumentException if there is not one mean and one positive deviation a channel
     */
    public NormalisedSampler {
        mean = List.copyOf(mean);
        deviation = List.copyOf(deviation);
        boolean positive = deviation.stream().allMatch(d -> d > 0 && Double.isFinite(d));
        if (mean.isEmpty() || mean.size() != deviation.size() || !positive) {
            throw new IllegalArgumentException("mean, deviation: " + mean + ", " + deviation
                    + "; expected one mean and one positive deviation a channel");
        }
    }

    @Override
    public Sampler reseeded(LongSupplier seeds) {
        return new NormalisedSampler(raw.reseeded(seeds), mean, deviation);
    }

    @Override
    public int together() {
        return raw.together();
    }

    @Override
    public NDArray draws(NDArray batch, int from, int to) {
        Shape shape = batch.getShape();
        if (shape.dimension() != 4 || shape.get(1) != mean.size()) {
            throw new IllegalArgumentException("batch: shape " + shape + "; expected images of " + mean.size()
                    + " channels, one for each mean: [n, " + mean.size() + ", height, width]");
        }
        return raw.draws(batch, from, to).sub(channels(batch, mean)).div(channels(batch, deviation));
    }

    private static NDArray channels(NDArray batch, List<Double> values) {
        return Tensors.along(
                batch, 0, 3, values.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
