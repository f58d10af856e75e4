package org.ascribe.metric.noise;

/** Which draws the evaluations of a search are made with. */
public enum Noise {
    /** The same at every scale, so that values differ for the scale alone: common random numbers. */
    COMMON,
    /** Others at every evaluation, as in the published code of SmoothTaylor. */
    FRESH;

    /** The set of draws for evaluation number e of a search. */
    int set(int e) {
        return this == COMMON ? 0 : e;
    }
}
