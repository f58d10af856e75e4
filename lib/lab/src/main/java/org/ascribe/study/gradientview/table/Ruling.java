package org.ascribe.study.gradientview.table;

import java.util.Locale;
import org.ascribe.result.Estimate;
import org.ascribe.result.OnlyShows;

/** Whether a claim that a quantity is above 0 is borne out. */
@OnlyShows
enum Ruling {
    /** The 95 % interval is above 0. */
    HOLDS,
    /** The 95 % interval is below 0. */
    DIFFERS,
    /** 0 is in the interval, or there are too few digits to say. */
    UNDECIDED;

    /** In parts of the largest attribution. */
    private static final double ROUNDING = 1e-9;
    /** Differences of fewer digits all have one sign by chance in more than one of twenty cases. */
    private static final int LEAST = 6;

    static Ruling above0(Estimate quantity) {
        if (quantity.items() < LEAST || !(quantity.high() < 0 || quantity.low() > 0)) {
            return UNDECIDED;
        }
        return quantity.low() > 0 ? HOLDS : DIFFERS;
    }

    /** Of a claim that two things are equal, of which rounding is all that is known. */
    static Ruling equal(double largestDifference) {
        return largestDifference < ROUNDING ? HOLDS : DIFFERS;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
