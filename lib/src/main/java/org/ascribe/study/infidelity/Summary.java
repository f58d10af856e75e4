package org.ascribe.study.infidelity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.ascribe.study.statistics.Bootstrap;
import org.ascribe.study.statistics.Estimate;
import org.ascribe.study.store.Rows;

/**
 * What the rows of one model say in one dialect. All estimates come from the same samples of images, drawn for all methods at once.
 *
 * @param infidelity mean of each method, in squared logits
 * @param share the same divided by the mean squared change, to compare models: 1 foretells nothing
 * @param trends of each line-up, by its name
 */
record Summary(Map<String, Estimate> infidelity, Map<String, Estimate> share, Map<String, Trend> trends) {

    /** From the rows of each method, and the column that holds its infidelity. */
    static Summary of(Map<String, Rows> byMethod, String column, List<LineUp> lineUps) {
        List<String> methods = List.copyOf(byMethod.keySet());
        List<double[]> items = new ArrayList<>();
        methods.forEach(method -> items.add(byMethod.get(method).numbers(column)));
        items.add(byMethod.get(methods.get(0)).numbers("mean_squared_change"));
        int n = methods.size();
        List<Estimate> estimates = Bootstrap.DEFAULT.ofMeans(
                items,
                means -> DoubleStream.concat(
                                DoubleStream.concat(
                                        DoubleStream.of(means).limit(n),
                                        DoubleStream.of(means).limit(n).map(mean -> mean / means[n])),
                                lineUps.stream().flatMapToDouble(lineUp -> correlations(lineUp, methods, means)))
                        .toArray());
        Map<String, Estimate> infidelity = new LinkedHashMap<>();
        Map<String, Estimate> share = new LinkedHashMap<>();
        for (int m = 0; m < n; m++) {
            infidelity.put(methods.get(m), estimates.get(m));
            share.put(methods.get(m), estimates.get(n + m));
        }
        Map<String, Trend> trends = new LinkedHashMap<>();
        for (int k = 0; k < lineUps.size(); k++) {
            trends.put(
                    lineUps.get(k).name(), new Trend(estimates.get(2 * n + 2 * k), estimates.get(2 * n + 2 * k + 1)));
        }
        return new Summary(infidelity, share, trends);
    }

    private static DoubleStream correlations(LineUp lineUp, List<String> methods, double[] means) {
        double[] ours = lineUp.methods().values().stream()
                .mapToDouble(method -> means[methods.indexOf(method)])
                .toArray();
        return Trend.correlations(lineUp.principles(), ours);
    }
}
