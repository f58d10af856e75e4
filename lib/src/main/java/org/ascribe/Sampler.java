package org.ascribe;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;

/**
 * A source of numbered draws: noise, random baselines, recorded samples.
 *
 * <p>Draw s is the same whenever and in whatever portion it is asked for, and the same for every row of a batch unless it was
 * recorded row by row: so the result for a sample does not depend on which others were explained with it.
 */
public interface Sampler {

    /**
     * Some of the draws.
     *
     * @param batch samples, {@code [n, ...]}; draws are made for their shape, and on their manager
     * @param from number of the first draw, from 0
     * @param to one past the number of the last
     * @return {@code [to - from, 1, ...]} where all rows share their draws, {@code [to - from, n, ...]} where not
     */
    NDArray draws(NDArray batch, int from, int to);

    /**
     * These draws added to the samples: points around x.
     *
     * @return a sampler of {@code x + draw}, {@code [to - from, n, ...]}
     */
    default Sampler around() {
        return new AroundSamples(this);
    }

    /**
     * Draws made in an image's own units and normalised as the image was: {@code (draw - mean) / deviation}, channel by channel.
     *
     * @param mean what was subtracted from pixels, a number for each channel
     * @param deviation what they were divided by, as many
     * @return a sampler for images {@code [n, channels, height, width]}
     * @throws IllegalArgumentException if there is not one mean and one positive deviation a channel
     */
    default Sampler normalised(double[] mean, double[] deviation) {
        return new NormalisedSampler(
                this,
                Arrays.stream(mean).boxed().toList(),
                Arrays.stream(deviation).boxed().toList());
    }

    /**
     * Normal noise.
     *
     * @param sigma standard deviation, in units of the input
     * @param seed what the draws follow from
     * @return independent noise for every feature
     */
    static Sampler gaussian(double sigma, long seed) {
        return new GaussianNoise(sigma, seed);
    }

    /**
     * Noise spread evenly over an interval.
     *
     * @param low lower end
     * @param high upper end
     * @param seed what the draws follow from
     * @return independent noise for every feature
     */
    static Sampler uniform(double low, double high, long seed) {
        return new UniformNoise(low, high, seed);
    }

    /**
     * Noise spread more evenly over [0, 1] than independent draws: one in each of equal parts.
     *
     * @param parts number of parts; draw s falls into part s, counted round and round
     * @param seed what the draws follow from
     * @return noise for every feature, the same part for all
     */
    static Sampler stratified(int parts, long seed) {
        return new StratifiedNoise(parts, seed);
    }

    /**
     * Points picked at random, again and again: baselines from a data set.
     *
     * @param seed what the picks follow from
     * @param points the features of each in row-major order
     * @return a sampler of points, the same for every row
     */
    static Sampler among(long seed, double[]... points) {
        return new PickedPoints(seed, new RecordedDraws(new double[][][] {points}));
    }

    /**
     * Replays recorded draws, the same for every row.
     *
     * @param draws one array of features in row-major order for each draw
     * @return the recorded draws
     */
    static Sampler given(double[]... draws) {
        return new RecordedDraws(new double[][][] {draws});
    }

    /**
     * Replays recorded draws, row by row.
     *
     * @param draws for each row of the batch, for each draw, the features in row-major order
     * @return the recorded draws
     */
    static Sampler givenByRow(double[][][] draws) {
        return new RecordedDraws(draws);
    }
}
