package org.ascribe.study.smoothtaylor;

import java.util.Locale;
import org.ascribe.result.Estimate;
import org.ascribe.result.OnlyShows;

/** Whether a claim that a difference is below 0 is borne out. */
@OnlyShows
enum ClaimRuling {
    /** The 95 % interval is below 0. */
    HOLDS,
    /** The 95 % interval is above 0. */
    DOES_NOT_HOLD,
    /** 0 is in the interval, or there are too few pictures to say. */
    UNDECIDED;

    /** Differences of fewer pictures all have one sign by chance in more than one of twenty cases. */
    static final int LEAST_PICTURES = 6;

    static ClaimRuling of(Estimate difference) {
        if (difference.items() < LEAST_PICTURES || !(difference.high() < 0 || difference.low() > 0)) {
            return UNDECIDED;
        }
        return difference.high() < 0 ? HOLDS : DOES_NOT_HOLD;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
