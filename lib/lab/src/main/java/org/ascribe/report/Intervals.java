package org.ascribe.report;

import org.ascribe.result.Estimate;
import org.ascribe.view.Interval;

/** Estimates as charts draw them. */
public final class Intervals {

    private Intervals() {}

    /**
     * An estimate between its bounds.
     *
     * @param estimate with an interval
     * @return the same three numbers
     */
    public static Interval of(Estimate estimate) {
        return new Interval(estimate.low(), estimate.value(), estimate.high());
    }
}
