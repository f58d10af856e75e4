package org.ascribe.metric.noise;

import org.ascribe.metric.Metric;

/**
 * What is to be evaluated: the map of a picture at a noise scale, by a metric.
 *
 * @param picture which picture, from 0
 * @param sigma the scale
 * @param metric what is asked of the map
 * @param set which set of draws; 0 where all evaluations have the same
 */
public record Trial(int picture, double sigma, Metric metric, int set) {

    /** A set of draws that no search has seen: {@link Noise#FRESH} ones count up from 0. */
    public static final int HELD_OUT = 20_000;

    /**
     * Checks the numbers.
     *
     * @param picture which picture
     * @param sigma the scale
     * @param metric what is asked of the map
     * @param set which set of draws
     * @throws IllegalArgumentException if picture or set are negative, the set is too far, or sigma is not positive and finite
     */
    public Trial {
        if (picture < 0 || set < 0 || set >= DrawSets.MOST) {
            throw new IllegalArgumentException(
                    "picture, set: " + picture + ", " + set + "; expected 0 or more, and a set below " + DrawSets.MOST);
        }
        if (!(sigma > 0) || sigma == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("sigma: " + sigma + "; expected a positive, finite scale");
        }
    }

    /** Whether the map is the same, whatever is asked of it. */
    boolean sameMap(Trial other) {
        return picture == other.picture && sigma == other.sigma && set == other.set;
    }

    /**
     * The same with other draws.
     *
     * @param other which set
     * @return a copy
     */
    public Trial withSet(int other) {
        return new Trial(picture, sigma, metric, other);
    }
}
