package org.ascribe.study.infidelity;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.ascribe.study.statistics.Estimate;
import org.ascribe.study.store.Rows;
import org.ascribe.view.Axes;
import org.ascribe.view.Curves;
import org.ascribe.view.Interval;
import org.ascribe.view.Marked;
import org.ascribe.view.MarkedPoints;

/** The pictures of the report. */
final class InfidelityPlots {

    private static final String SHARE = "infidelity / mean squared change";

    private InfidelityPlots() {}

    /** The paper's Figure 2, in units that models can be compared in. */
    static BufferedImage principles(Dialect dialect, Map<String, Summary> byModel) {
        List<Marked> points = new ArrayList<>();
        byModel.forEach((model, summary) -> LineUp.PRINTED
                .methods()
                .forEach((method, ours) -> points.add(new Marked(
                        model,
                        ours,
                        LineUp.principles(method),
                        interval(summary.share().get(ours))))));
        Axes axes = Axes.of("Infidelity, " + dialect, "number of principles followed (Table 2; partially: 0.5)", SHARE);
        return Curves.image(MarkedPoints.of(axes.logarithmicY(), points));
    }

    /** Where the methods part. */
    static BufferedImage sides(Map<String, Rows> byMethod, int largest) {
        double[] sides = IntStream.rangeClosed(1, largest).asDoubleStream().toArray();
        Map<String, double[]> series = new LinkedHashMap<>();
        LineUp.PRINTED
                .methods()
                .values()
                .forEach(method -> series.put(
                        method,
                        IntStream.rangeClosed(1, largest)
                                .mapToDouble(side -> byMethod.get(method)
                                        .mean(Dialect.OPTIMAL.column(side))
                                        .value())
                                .toArray()));
        Axes axes = Axes.of("C-sg, OPTIMAL, squares of one side", "side of the square, pixels", "infidelity, logit²");
        return Curves.image(Curves.lines(axes, sides, series));
    }

    /** More orders, less infidelity, as far as the expansion reaches. */
    static BufferedImage orders(Map<String, Summary> byModel) {
        List<String> methods = TaylorInfidelity.methods();
        List<String> names = new ArrayList<>();
        for (int order = 1; order < methods.size(); order++) {
            names.add(Integer.toString(order));
        }
        names.add("IG");
        Map<String, List<Interval>> series = new LinkedHashMap<>();
        byModel.forEach((model, summary) -> series.put(
                model,
                methods.stream()
                        .map(method -> interval(summary.share().get(method)))
                        .toList()));
        Axes axes = Axes.of("Taylor explanations, OPTIMAL", "order", SHARE);
        return Curves.image(Curves.intervals(axes.logarithmicY(), names, series));
    }

    private static Interval interval(Estimate e) {
        return new Interval(e.low(), e.value(), e.high());
    }
}
