package org.ascribe.study.taylor.infidelity;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.ascribe.result.Bootstrap;
import org.ascribe.result.Entry;
import org.ascribe.result.Estimate;
import org.ascribe.result.OnlyShows;
import org.ascribe.result.Rows;
import org.ascribe.study.taylor.principles.Course;
import org.ascribe.study.taylor.principles.LineUp;
import org.ascribe.study.taylor.principles.Standing;
import org.ascribe.study.taylor.principles.Trend;

/**
 * What the rows of one model say in one dialect.
 *
 * @param standing mean infidelity of each method, in squared logits, and its trends
 * @param share the same divided by the mean squared change, to compare models: 1 is as bad as foretelling nothing
 */
@OnlyShows
record Summary(Standing standing, Map<String, Estimate> share) {

    /** From the rows of each method, and the column that holds its infidelity. */
    static Summary of(Map<String, Rows> byMethod, String column, List<LineUp> lineUps) {
        List<String> methods = List.copyOf(byMethod.keySet());
        int nothing = methods.indexOf(InfidelityContenders.NOTHING);
        List<Estimate> shares = Bootstrap.DEFAULT.ofMeans(
                methods.stream()
                        .map(method -> Entry.of(byMethod, method).numbers(column))
                        .toList(),
                means -> DoubleStream.of(means)
                        .map(mean -> mean / means[nothing])
                        .toArray());
        Map<String, Estimate> share = new LinkedHashMap<>();
        for (int m = 0; m < methods.size(); m++) {
            share.put(methods.get(m), shares.get(m));
        }
        return new Summary(Standing.of(byMethod, column, lineUps, InfidelityLineUps::principles), share);
    }

    /** In squared logits. */
    Map<String, Estimate> infidelity() {
        return standing.means();
    }

    Trend printed() {
        return standing.trend(InfidelityLineUps.PRINTED);
    }

    /** The printed line-up without one of its methods. */
    Trend without(String method) {
        return standing.trend(InfidelityLineUps.PRINTED.without(method));
    }

    /** Whether infidelity falls with the number of principles. */
    String verdict() {
        return standing.verdict(InfidelityLineUps.PRINTED, Course.FALLS);
    }
}
