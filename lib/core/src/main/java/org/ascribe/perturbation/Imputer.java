package org.ascribe.perturbation;

import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.hipparchus.random.RandomGenerator;

/** Draws what features could have been, given the rest of the sample. */
@FunctionalInterface
public interface Imputer {

    /**
     * Prepares the draws for groups of features.
     *
     * @param sample shape of one sample
     * @param groups the groups, as row-major indices of features
     * @return one for each group
     * @throws IllegalArgumentException if it cannot stand in for these groups
     */
    List<Conditional> of(Shape sample, List<int[]> groups);

    /** The distribution of one group of features, given the others. */
    @FunctionalInterface
    interface Conditional {

        /**
         * Independent draws.
         *
         * @param x the sample, in row-major order
         * @param count how many
         * @param random where chance comes from
         * @return for each draw, the values of the features of the group in the group's order
         */
        double[][] draws(double[] x, int count, RandomGenerator random);
    }

    /**
     * Noise spread evenly over an interval, whatever the rest is.
     *
     * @param low lower end
     * @param high upper end
     * @return noise, independent for every feature
     */
    static Imputer uniform(double low, double high) {
        return new UniformImputer(low, high);
    }

    /**
     * The same features of samples drawn from a collection, whatever the rest is: marginal sampling.
     *
     * @param samples each in row-major order
     * @return draws of whole groups
     */
    static Imputer marginal(double[]... samples) {
        return new Marginal(samples);
    }
}
