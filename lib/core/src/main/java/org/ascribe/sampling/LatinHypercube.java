package org.ascribe.sampling;

import ai.djl.ndarray.NDArray;
import java.util.function.LongSupplier;
import org.hipparchus.random.RandomGenerator;
import org.hipparchus.special.Erf;

/**
 * Normal noise whose draws share the normal distribution out: of {@code parts} consecutive ones, each feature has one in each of as
 * many equally likely parts, in an order of its own: {@code εᵢ = σ Φ⁻¹((πᵢ(s) + u) / parts)}.
 *
 * <p>Sobol sequences stop at some thousand features and lattices need good ones found for each size; shuffling every feature apart
 * works for any number. McKay, Beckman, Conover 1979; it removes the variance of what f is in each feature by itself: Stein 1987.
 * Each block of parts costs as many random integers a feature, whatever portion of it is asked for.
 *
 * @param parts how many draws belong together
 * @param sigma standard deviation
 * @param seed what the draws follow from
 */
record LatinHypercube(int parts, double sigma, long seed) implements Sampler {

    /** Nothing is as unlikely as infinity, which rounding would make of a place at the very edge. */
    private static final double LEAST = 0x1p-53;

    /**
     * Checks parts and sigma.
     *
     * @param parts how many draws belong together
     * @param sigma standard deviation
     * @param seed what the draws follow from
     * @throws IllegalArgumentException if there are no parts, or sigma is not positive and finite
     */
    public LatinHypercube {
        if (parts < 1) {
            throw new IllegalArgumentException("parts: " + parts + "; expected 1 or more");
        }
        if (!(sigma > 0) || sigma == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("sigma: " + sigma + "; expected a positive standard deviation");
        }
    }

    @Override
    public Sampler reseeded(LongSupplier seeds) {
        return new LatinHypercube(parts, sigma, seeds.getAsLong());
    }

    @Override
    public int together() {
        return parts;
    }

    @Override
    public NDArray draws(NDArray batch, int from, int to) {
        int[][] places = places((int) batch.getShape().slice(1).size(), from, to);
        return Draws.of(batch, from, to, seed, (s, i, random) -> {
            double p = (places[s - from][i] + random.nextDouble()) / parts;
            return sigma * Math.sqrt(2) * Erf.erfInv(2 * Math.min(Math.max(p, LEAST), 1 - LEAST) - 1);
        });
    }

    /** For draws from to to, the part of each feature. Another seed: draws and blocks would begin with the same random bits. */
    private int[][] places(int features, int from, int to) {
        int[][] places = new int[to - from][features];
        for (int block = from / parts; block * parts < to; block++) {
            int first = Math.max(from, block * parts);
            int last = Math.min(to, (block + 1) * parts);
            RandomGenerator random = Draws.random(~seed, block);
            int[] order = new int[parts];
            for (int i = 0; i < features; i++) {
                shuffle(order, random);
                for (int s = first; s < last; s++) {
                    places[s - from][i] = order[s - block * parts];
                }
            }
        }
        return places;
    }

    /** The numbers below the length, in any order alike. */
    private static void shuffle(int[] order, RandomGenerator random) {
        for (int i = 0; i < order.length; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
    }

    @Override
    public String toString() {
        return "latinHypercube(" + parts + " parts, σ = " + sigma + ", seed " + seed + ")";
    }
}
