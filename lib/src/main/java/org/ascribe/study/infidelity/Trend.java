package org.ascribe.study.infidelity;

import java.util.stream.DoubleStream;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;
import org.ascribe.study.statistics.Estimate;

/**
 * How infidelity goes with the number of principles, over the methods of a line-up. The intervals are over images, the methods held
 * fast: they say how sure the number is for these methods, not what other methods would do.
 *
 * @param pearson correlation of principles and mean infidelity
 * @param rank Spearman's, of their ranks; methods that follow as many share theirs
 */
record Trend(Estimate pearson, Estimate rank) {

    /** Pearson's and Spearman's correlation. */
    static DoubleStream correlations(double[] principles, double[] infidelity) {
        return DoubleStream.of(
                new PearsonsCorrelation().correlation(principles, infidelity),
                new SpearmansCorrelation().correlation(principles, infidelity));
    }

    /** Whether both are negative, with 0 outside their intervals. */
    boolean falls() {
        return pearson.high() < 0 && rank.high() < 0;
    }

    /** Whether both are positive, with 0 outside their intervals. */
    boolean rises() {
        return pearson.low() > 0 && rank.low() > 0;
    }
}
