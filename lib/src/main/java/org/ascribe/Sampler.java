package org.ascribe;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
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
        return new Around(this);
    }

    /**
     * Normal noise.
     *
     * @param sigma standard deviation, in units of the input
     * @param seed what the draws follow from
     * @return independent noise for every feature
     */
    static Sampler gaussian(double sigma, long seed) {
        return new Gaussian(sigma, seed);
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
        return new Uniform(low, high, seed);
    }

    /**
     * Noise spread more evenly over [0, 1] than independent draws: one in each of equal parts.
     *
     * @param parts number of parts; draw s falls into part s, counted round and round
     * @param seed what the draws follow from
     * @return noise for every feature, the same part for all
     */
    static Sampler stratified(int parts, long seed) {
        return new Stratified(parts, seed);
    }

    /**
     * Replays recorded draws, the same for every row.
     *
     * @param draws one array of features in row-major order for each draw
     * @return the recorded draws
     */
    static Sampler given(double[]... draws) {
        return new Given(new double[][][] {draws});
    }

    /**
     * Replays recorded draws, row by row.
     *
     * @param draws for each row of the batch, for each draw, the features in row-major order
     * @return the recorded draws
     */
    static Sampler givenByRow(double[][][] draws) {
        return new Given(draws);
    }

    /**
     * Normal noise.
     *
     * @param sigma standard deviation
     * @param seed what the draws follow from
     */
    record Gaussian(double sigma, long seed) implements Sampler {

        /**
         * Checks sigma.
         *
         * @param sigma standard deviation
         * @param seed what the draws follow from
         * @throws IllegalArgumentException if sigma is not positive and finite
         */
        public Gaussian {
            if (!(sigma > 0) || sigma == Double.POSITIVE_INFINITY) {
                throw new IllegalArgumentException("sigma: " + sigma + "; expected a positive standard deviation");
            }
        }

        @Override
        public NDArray draws(NDArray batch, int from, int to) {
            return Draws.of(batch, from, to, seed, (s, random) -> sigma * random.nextGaussian());
        }

        @Override
        public String toString() {
            return "gaussian(σ = " + sigma + ", seed " + seed + ")";
        }
    }

    /**
     * Noise spread evenly over an interval.
     *
     * @param low lower end
     * @param high upper end
     * @param seed what the draws follow from
     */
    record Uniform(double low, double high, long seed) implements Sampler {

        /**
         * Checks the interval.
         *
         * @param low lower end
         * @param high upper end
         * @param seed what the draws follow from
         * @throws IllegalArgumentException if it is empty or not finite
         */
        public Uniform {
            if (!(low < high) || !Double.isFinite(high - low)) {
                throw new IllegalArgumentException("low, high: " + low + ", " + high + "; expected finite low < high");
            }
        }

        @Override
        public NDArray draws(NDArray batch, int from, int to) {
            return Draws.of(batch, from, to, seed, (s, random) -> low + (high - low) * random.nextDouble());
        }

        @Override
        public String toString() {
            return "uniform(" + low + " to " + high + ", seed " + seed + ")";
        }
    }

    /**
     * One draw in each of equal parts of [0, 1].
     *
     * @param parts number of parts
     * @param seed what the draws follow from
     */
    record Stratified(int parts, long seed) implements Sampler {

        /**
         * Checks the parts.
         *
         * @param parts number of parts
         * @param seed what the draws follow from
         * @throws IllegalArgumentException if there are none
         */
        public Stratified {
            if (parts < 1) {
                throw new IllegalArgumentException("parts: " + parts + "; expected 1 or more");
            }
        }

        @Override
        public NDArray draws(NDArray batch, int from, int to) {
            return Draws.of(batch, from, to, seed, (s, random) -> (s % parts + random.nextDouble()) / parts);
        }

        @Override
        public String toString() {
            return "stratified(" + parts + " parts, seed " + seed + ")";
        }
    }

    /**
     * Points around the samples.
     *
     * @param noise what is added
     */
    record Around(Sampler noise) implements Sampler {
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

    /** Recorded draws. */
    final class Given implements Sampler {
        private final double[][][] draws;

        private Given(double[][][] draws) {
            this.draws = Arrays.stream(draws)
                    .map(row -> Arrays.stream(row).map(double[]::clone).toArray(double[][]::new))
                    .toArray(double[][][]::new);
            if (draws.length == 0
                    || Arrays.stream(draws).anyMatch(row -> row.length == 0 || row.length != draws[0].length)) {
                throw new IllegalArgumentException(
                        "draws: none, or not as many for each row; expected one or more, as many for each row");
            }
        }

        @Override
        public NDArray draws(NDArray batch, int from, int to) {
            Shape sample = batch.getShape().slice(1);
            int rows = draws.length;
            int size = (int) sample.size();
            if (to > draws[0].length) {
                throw new IllegalArgumentException(
                        "draws: " + draws[0].length + " recorded; expected " + to + " or more");
            }
            if (rows != 1 && rows != batch.getShape().get(0)) {
                throw new IllegalArgumentException("draws: recorded for " + rows + " rows; expected 1 or "
                        + batch.getShape().get(0) + ", the rows of the batch");
            }
            double[] values = new double[(to - from) * rows * size];
            int next = 0;
            for (int s = from; s < to; s++) {
                for (double[][] row : draws) {
                    if (row[s].length != size) {
                        throw new IllegalArgumentException("draws: draw " + s + " has " + row[s].length
                                + " values; expected " + size + " for a sample of shape " + sample);
                    }
                    System.arraycopy(row[s], 0, values, next, size);
                    next += size;
                }
            }
            return Draws.create(batch, values, new Shape(to - from, rows).addAll(sample));
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Given that && Arrays.deepEquals(draws, that.draws);
        }

        @Override
        public int hashCode() {
            return Arrays.deepHashCode(draws);
        }

        @Override
        public String toString() {
            return "given(" + draws[0].length + " draws, hash " + Integer.toHexString(hashCode()) + ")";
        }
    }
}
