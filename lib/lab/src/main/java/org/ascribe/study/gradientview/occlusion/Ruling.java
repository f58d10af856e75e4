package org.ascribe.study.gradientview.occlusion;

import java.util.List;
import java.util.Locale;
import org.ascribe.result.Estimate;
import org.ascribe.result.OnlyShows;

/** Whether a claim of the paper is borne out. */
@OnlyShows
enum Ruling {
    /** The 95 % intervals say so. */
    HOLDS,
    /** They say the contrary. */
    DIFFERS,
    /** Neither, or there are too few pictures to say. */
    UNDECIDED;

    /** Differences of fewer pictures all have one sign by chance in more than one of twenty cases. */
    private static final int LEAST_PICTURES = 6;

    /** Of a claim that all of these are above 0; it differs if one is below. */
    static Ruling allPositive(List<Estimate> differences) {
        if (differences.stream().anyMatch(d -> d.items() < LEAST_PICTURES)) {
            return UNDECIDED;
        }
        if (differences.stream().anyMatch(d -> d.high() < 0)) {
            return DIFFERS;
        }
        return differences.stream().allMatch(d -> d.low() > 0) ? HOLDS : UNDECIDED;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
