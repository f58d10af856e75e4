package org.ascribe.study.gradientview.perturbation;

import java.util.Locale;
import org.ascribe.result.Estimate;
import org.ascribe.result.OnlyShows;

/** Whether a claim is borne out, by the 95 % interval of a quantity that it says to be above 0. */
@OnlyShows
enum Ruling {
    /** All of the interval is above. */
    HOLDS,
    /** All of it is below. */
    DIFFERS,
    /** 0 is in it, or there are too few samples to say. */
    UNDECIDED;

    /** Differences of fewer samples all have one sign by chance in more than one of twenty cases. */
    static final int LEAST_SAMPLES = 6;

    static Ruling isPositive(Estimate quantity) {
        if (quantity.items() < LEAST_SAMPLES || !(quantity.low() > 0 || quantity.high() < 0)) {
            return UNDECIDED;
        }
        return quantity.low() > 0 ? HOLDS : DIFFERS;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
