package org.ascribe.report;

import java.util.List;
import java.util.Locale;
import org.ascribe.result.Estimate;

/** Whether a paper's claim is borne out, by the 95 % interval of a quantity that it says to be above 0. */
public enum Ruling {
    /** All of the interval is above. */
    HOLDS,
    /** All of it is below. */
    DIFFERS,
    /** 0 is in it, or there are too few samples to say. */
    UNDECIDED;

    /** Differences of fewer samples all have one sign by chance in more than one of twenty cases. */
    public static final int LEAST_SAMPLES = 6;

    /** In parts of the largest number. */
    private static final double ROUNDING = 1e-9;

    /**
     * Of a claim that a quantity is above 0.
     *
     * @param quantity over samples
     * @return what its interval says
     */
    public static Ruling above0(Estimate quantity) {
        if (quantity.items() < LEAST_SAMPLES || !(quantity.low() > 0 || quantity.high() < 0)) {
            return UNDECIDED;
        }
        return quantity.low() > 0 ? HOLDS : DIFFERS;
    }

    /**
     * Of a claim that all of some quantities are above 0.
     *
     * @param quantities over samples
     * @return that it differs, if one is below
     */
    public static Ruling allAbove0(List<Estimate> quantities) {
        List<Ruling> each = quantities.stream().map(Ruling::above0).toList();
        if (quantities.stream().anyMatch(quantity -> quantity.items() < LEAST_SAMPLES)) {
            return UNDECIDED;
        }
        return each.contains(DIFFERS) ? DIFFERS : each.contains(UNDECIDED) ? UNDECIDED : HOLDS;
    }

    /**
     * Of a claim that two things are equal, of which rounding is all that is known.
     *
     * @param largestDifference in parts of the largest number
     * @return that it holds below 1e-9
     */
    public static Ruling equal(double largestDifference) {
        return largestDifference < ROUNDING ? HOLDS : DIFFERS;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
