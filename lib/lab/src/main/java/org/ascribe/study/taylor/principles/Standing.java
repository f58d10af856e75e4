package org.ascribe.study.taylor.principles;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.ascribe.result.Bootstrap;
import org.ascribe.result.Entry;
import org.ascribe.result.Estimate;
import org.ascribe.result.OnlyShows;
import org.ascribe.result.Rows;

/**
 * What one measurement of several methods comes to, and how it goes with the number of principles they follow. All estimates come from
 * the same samples of items, drawn for all methods at once.
 *
 * @param means of each method
 * @param trends of each line-up, by its name
 */
@OnlyShows
public record Standing(Map<String, Estimate> means, Map<String, Trend> trends) {

    /**
     * From rows.
     *
     * @param byMethod the rows of each method, as many of the same items for all
     * @param column which holds the measurement
     * @param lineUps of these methods
     * @param principles how many a method follows
     * @return means of all methods, trends of all line-ups
     */
    public static Standing of(
            Map<String, Rows> byMethod, String column, List<LineUp> lineUps, ToDoubleFunction<String> principles) {
        List<String> methods = List.copyOf(byMethod.keySet());
        List<double[]> items = methods.stream()
                .map(method -> Entry.of(byMethod, method).numbers(column))
                .toList();
        List<Estimate> estimates = Bootstrap.DEFAULT.ofMeans(
                items,
                means -> DoubleStream.concat(
                                DoubleStream.of(means),
                                lineUps.stream()
                                        .map(LineUp::methods)
                                        .flatMapToDouble(some -> Trend.correlations(
                                                some.stream()
                                                        .mapToDouble(principles)
                                                        .toArray(),
                                                some.stream()
                                                        .mapToDouble(method -> means[methods.indexOf(method)])
                                                        .toArray())))
                        .toArray());
        Map<String, Estimate> means = new LinkedHashMap<>();
        for (int m = 0; m < methods.size(); m++) {
            means.put(methods.get(m), estimates.get(m));
        }
        Map<String, Trend> trends = new LinkedHashMap<>();
        int next = methods.size();
        for (LineUp lineUp : lineUps) {
            trends.put(lineUp.name(), new Trend(estimates.get(next), estimates.get(next + 1)));
            next += 2;
        }
        return new Standing(means, trends);
    }

    /**
     * The trend of a line-up.
     *
     * @param lineUp one of those given
     * @return its trend
     */
    public Trend trend(LineUp lineUp) {
        return Entry.of(trends, lineUp.name());
    }

    /**
     * Whether the measurement goes as the paper says; it does not if that hangs on a single method.
     *
     * @param lineUp one of those given
     * @param paper what the paper says
     * @return in words
     */
    public String verdict(LineUp lineUp, Course paper) {
        Trend trend = trend(lineUp);
        String against = paper.opposite().words();
        if (paper.opposite().isThatOf(trend)) {
            return against + ", against the paper";
        }
        if (!paper.isThatOf(trend)) {
            return "neither " + paper.words() + " nor " + against + " for sure";
        }
        String hinges = lineUp.methods().stream()
                .filter(method -> trends.containsKey(lineUp.without(method).name()))
                .filter(method -> paper.isLostIn(trend(lineUp.without(method))))
                .collect(Collectors.joining(" or without "));
        return paper.words() + (hinges.isEmpty() ? ", as in the paper" : ", but not without " + hinges);
    }
}
