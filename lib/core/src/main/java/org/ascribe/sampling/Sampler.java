package org.ascribe.sampling;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import java.util.function.LongSupplier;

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
     * How many consecutive draws depend on one another, counted from draw 0: only the means of such blocks are independent, and
     * the spread of the single draws would say too much or too little about the error of their mean.
     *
     * @return 1 where every draw is independent of the others
     */
    default int together() {
        return 1;
    }

    /**
     * The same kind of draws, following from another seed: what repeats an experiment.
     *
     * @param seeds asked once for every seed there is, in the order in which they stand
     * @return the sampler; itself, if its draws follow from no seed
     */
    default Sampler reseeded(LongSupplier seeds) {
        return this;
    }

    /**
     * Every draw twice, the second time with the other sign, for noise that is symmetric about zero. Whatever is odd in the noise
     * cancels in each pair: SmoothTaylor of a linear function is zero. Whatever is even is drawn half as often, so that its error is √2
     * times as large.
     *
     * <p>Best where f is smooth and the noise small: the variance of SmoothTaylor's map per root is 437 times smaller than with
     * independent roots on the sigmoids of m-sg at σ = 0.03, and 41 times at 0.1. On ReLUs {@link #latinHypercube} is better at every
     * σ tried, and pairs may lose: 0.98 times on c-relu at σ = 1, 0.88 times on cifar-resnet8 at 0.3. Together with a hypercube they do
     * no better than alone.
     *
     * @return a sampler of ε, −ε, …, two draws together for each one that was; points around samples are mirrored at these
     */
    default Sampler antithetic() {
        return new MirroredNoise(this);
    }

    /**
     * The same draws at a scale of its own for every row, so that one sample at several scales is one batch: its results differ
     * for the scale alone, not for other noise.
     *
     * @param scales what the draws of each row of the batch are multiplied by: standard deviations, if these draws have 1
     * @return a sampler of {@code draw × scale}, {@code [to - from, n, ...]}
     * @throws IllegalArgumentException if there are none, or one is not positive and finite
     */
    default Sampler scaledByRow(double... scales) {
        return new ScaledByRow(this, Arrays.stream(scales).boxed().toList());
    }

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
     * Noise spread more evenly over [0, 1] than draws that are alike: one in each of equal parts. The draws are independent of one
     * another, and an average of them is surer than its standard error says, never less sure.
     *
     * @param parts number of parts; draw s falls into part s, counted round and round
     * @param seed what the draws follow from
     * @return noise for every feature, the same part for all
     */
    static Sampler stratified(int parts, long seed) {
        return new StratifiedNoise(parts, seed);
    }

    /**
     * Normal noise spread more evenly than independent draws: of every {@code parts} consecutive ones, each feature has one in each of
     * as many equally likely parts of the normal distribution, in an order of its own. It works for any number of features.
     *
     * <p>With 60 parts the variance of SmoothTaylor's map per root is smaller than with independent roots by these factors, geometric
     * means of four digits: at σ = 0.03, 0.1, 0.3, 1 on c-relu 7.8, 3.6, 2.0, 1.3; on m-sg 190, 62, 12, 3.4. On pictures it is less:
     * cifar-resnet8 3.0, 1.4 and 1.1 at σ = 0.03, 0.1 and 0.3, SqueezeNet 1.5 at 0.05 (one photograph). 20 parts gain nearly as
     * much on ReLUs. The 150 528 numbers of a picture take a core 16 ms, against 4 ms for independent ones: little beside the gradient
     * of a large network.
     *
     * @param parts how many draws share the distribution out, and so belong together; an average needs several times as many, or it
     *     has no standard error
     * @param sigma standard deviation, in units of the input
     * @param seed what the draws follow from
     * @return noise for every feature, in each portion of {@code parts} draws nearly as normal as noise can be
     */
    static Sampler latinHypercube(int parts, double sigma, long seed) {
        return new LatinHypercube(parts, sigma, seed);
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
