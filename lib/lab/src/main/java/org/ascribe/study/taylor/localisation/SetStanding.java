package org.ascribe.study.taylor.localisation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.ascribe.result.Bootstrap;
import org.ascribe.result.Estimate;
import org.ascribe.result.OnlyShows;
import org.ascribe.result.Rows;
import org.ascribe.study.taylor.principles.Trend;

/**
 * How well the methods find the objects of one set. All estimates come from the same samples of pictures, drawn for all methods at once.
 *
 * @param accuracy mean of each method
 * @param trends of each line-up, by its name
 */
@OnlyShows
record SetStanding(Map<String, Estimate> accuracy, Map<String, Trend> trends) {

    /** Pictures that a verdict takes: the bootstrap interval of one is a point, and those of a few are too narrow. */
    static final int FEWEST = 8;

    /** From the rows of each method, and the column that holds its accuracy. */
    static SetStanding of(Map<String, Rows> byMethod, String column) {
        List<String> methods = List.copyOf(byMethod.keySet());
        List<double[]> items = methods.stream()
                .map(method -> byMethod.get(method).numbers(column))
                .toList();
        List<Estimate> estimates = Bootstrap.DEFAULT.ofMeans(
                items,
                means -> Stream.of(
                                DoubleStream.of(means),
                                LocalisationLineUp.all().stream()
                                        .flatMapToDouble(lineUp -> correlations(lineUp, methods, means)))
                        .flatMapToDouble(Function.identity())
                        .toArray());
        Map<String, Estimate> accuracy = new LinkedHashMap<>();
        for (int m = 0; m < methods.size(); m++) {
            accuracy.put(methods.get(m), estimates.get(m));
        }
        Map<String, Trend> trends = new LinkedHashMap<>();
        int next = methods.size();
        for (LocalisationLineUp lineUp : LocalisationLineUp.all()) {
            trends.put(lineUp.name(), new Trend(estimates.get(next), estimates.get(next + 1)));
            next += 2;
        }
        return new SetStanding(accuracy, trends);
    }

    private static DoubleStream correlations(LocalisationLineUp lineUp, List<String> methods, double[] means) {
        double[] ours = lineUp.methods().stream()
                .mapToDouble(method -> means[methods.indexOf(method)])
                .toArray();
        return Trend.correlations(lineUp.principles(), ours);
    }

    Trend trend(LocalisationLineUp lineUp) {
        return trends.get(lineUp.name());
    }

    /** Whether accuracy rises with the number of principles; it does not if that hangs on a single method. */
    String verdict(LocalisationLineUp lineUp) {
        Trend trend = trend(lineUp);
        if (trend.rank().items() < FEWEST) {
            int items = trend.rank().items();
            return "cannot be said to rise or fall from " + items + (items == 1 ? " picture" : " pictures");
        }
        if (trend.falls()) {
            return "falls, against the paper";
        }
        if (!trend.rises()) {
            return "neither rises nor falls for sure";
        }
        String hinges = lineUp.methods().stream()
                .filter(method -> trends.containsKey(lineUp.without(method).name()))
                .filter(method -> trend(lineUp.without(method)).rank().value() <= 0)
                .collect(Collectors.joining(" or without "));
        return hinges.isEmpty() ? "rises, as in the paper" : "rises, but not without " + hinges;
    }
}
