package org.ascribe.study.taylor.infidelity;

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
 * What the rows of one model say in one dialect. All estimates come from the same samples of images, drawn for all methods at once.
 *
 * @param infidelity mean of each method, in squared logits
 * @param share the same divided by the mean squared change, to compare models: 1 is as bad as foretelling nothing
 * @param trends of each line-up, by its name
 */
@OnlyShows
record Summary(Map<String, Estimate> infidelity, Map<String, Estimate> share, Map<String, Trend> trends) {

    /** From the rows of each method, and the column that holds its infidelity. */
    static Summary of(Map<String, Rows> byMethod, String column, List<InfidelityLineUp> lineUps) {
        List<String> methods = List.copyOf(byMethod.keySet());
        List<double[]> items = methods.stream()
                .map(method -> byMethod.get(method).numbers(column))
                .toList();
        int n = methods.size();
        int nothing = methods.indexOf(InfidelityContenders.NOTHING);
        List<Estimate> estimates = Bootstrap.DEFAULT.ofMeans(
                items,
                means -> Stream.of(
                                DoubleStream.of(means),
                                DoubleStream.of(means).map(mean -> mean / means[nothing]),
                                lineUps.stream().flatMapToDouble(lineUp -> correlations(lineUp, methods, means)))
                        .flatMapToDouble(Function.identity())
                        .toArray());
        Map<String, Estimate> infidelity = new LinkedHashMap<>();
        Map<String, Estimate> share = new LinkedHashMap<>();
        for (int m = 0; m < n; m++) {
            infidelity.put(methods.get(m), estimates.get(m));
            share.put(methods.get(m), estimates.get(n + m));
        }
        Map<String, Trend> trends = new LinkedHashMap<>();
        for (int k = 0; k < lineUps.size(); k++) {
            Estimate pearson = estimates.get(2 * (n + k));
            Estimate rank = estimates.get(2 * (n + k) + 1);
            trends.put(lineUps.get(k).name(), new Trend(pearson, rank));
        }
        return new Summary(infidelity, share, trends);
    }

    Trend printed() {
        return trends.get(InfidelityLineUp.PRINTED.name());
    }

    /** The printed line-up without one of its methods. */
    Trend without(String method) {
        return trends.get(InfidelityLineUp.PRINTED.without(method).name());
    }

    /** Whether infidelity falls with the number of principles; it does not if that hangs on a single method. */
    String verdict() {
        if (printed().rises()) {
            return "rises, against the paper";
        }
        if (!printed().falls()) {
            return "neither falls nor rises for sure";
        }
        String hinges = InfidelityLineUp.PRINTED.methods().stream()
                .filter(method -> without(method).rank().value() >= 0)
                .collect(Collectors.joining(" or without "));
        return hinges.isEmpty() ? "falls, as in the paper" : "falls, but not without " + hinges;
    }

    /** Of the principles that its methods follow and their infidelities. */
    private static DoubleStream correlations(InfidelityLineUp lineUp, List<String> methods, double[] means) {
        double[] ours = lineUp.methods().stream()
                .mapToDouble(method -> means[methods.indexOf(method)])
                .toArray();
        return Trend.correlations(lineUp.principles(), ours);
    }
}
