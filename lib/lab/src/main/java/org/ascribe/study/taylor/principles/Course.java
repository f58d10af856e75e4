package org.ascribe.study.taylor.principles;

import org.ascribe.result.OnlyShows;

/** How a measurement goes, according to the paper, as more principles are followed. */
@OnlyShows
public enum Course {
    /** Less of it is better. */
    FALLS,
    /** More of it is better. */
    RISES;

    boolean isThatOf(Trend trend) {
        return this == FALLS ? trend.falls() : trend.rises();
    }

    Course opposite() {
        return this == FALLS ? RISES : FALLS;
    }

    /** Whether a rank correlation no longer has the sign that speaks for this course. */
    boolean isLostIn(Trend trend) {
        double rank = trend.rank().value();
        return this == FALLS ? rank >= 0 : rank <= 0;
    }

    String words() {
        return this == FALLS ? "falls" : "rises";
    }
}
