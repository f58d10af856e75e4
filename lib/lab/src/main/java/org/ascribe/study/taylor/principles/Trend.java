package org.ascribe.study.taylor.principles;

import java.util.stream.DoubleStream;
import org.ascribe.result.Estimate;
import org.ascribe.result.OnlyShows;
import org.hipparchus.stat.correlation.PearsonsCorrelation;
import org.hipparchus.stat.correlation.SpearmansCorrelation;

/**
 * How a measurement goes with the number of principles, over a few methods. The intervals are over images, the methods held fast:
 * they say how sure the number is for these methods, not what other methods would do.
 *
 * @param pearson correlation of principles and mean measurement
 * @param rank Spearman's, of their ranks; methods that follow as many share theirs
 */
@OnlyShows
public record Trend(Estimate pearson, Estimate rank) {

    /**
     * Pearson's and Spearman's correlation.
     *
     * @param principles of each method
     * @param means the mean measurement of each method
     * @return the two
     */
    public static DoubleStream correlations(double[] principles, double[] means) {
        return DoubleStream.of(
                new PearsonsCorrelation().correlation(principles, means),
                new SpearmansCorrelation().correlation(principles, means));
    }

    /**
     * Whether the measurement falls with the number of principles.
     *
     * @return true if both correlations are negative, with 0 outside their intervals
     */
    public boolean falls() {
        return pearson.high() < 0 && rank.high() < 0;
    }

    /**
     * Whether the measurement rises with the number of principles.
     *
     * @return true if both correlations are positive, with 0 outside their intervals
     */
    public boolean rises() {
        return pearson.low() > 0 && rank.low() > 0;
    }
}
