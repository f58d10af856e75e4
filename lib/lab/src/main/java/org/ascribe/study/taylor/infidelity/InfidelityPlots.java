package org.ascribe.study.taylor.infidelity;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.ascribe.report.Intervals;
import org.ascribe.result.Entry;
import org.ascribe.result.OnlyShows;
import org.ascribe.study.taylor.principles.PrinciplesFigure;
import org.ascribe.view.Axes;
import org.ascribe.view.Curves;
import org.ascribe.view.Interval;
import org.ascribe.view.Marked;
import org.ascribe.view.MarkedPoints;

/** The pictures of the report; infidelity as a part of the mean squared change, so that models and squares can be compared. */
@OnlyShows
final class InfidelityPlots {

    private static final String SHARE = "infidelity / mean squared change";

    private InfidelityPlots() {}

    /** The paper's Figure 2. */
    static BufferedImage principles(InfidelityDialect dialect, Map<String, Summary> byModel) {
        List<Marked> points = new ArrayList<>();
        byModel.forEach((model, summary) -> points.addAll(PrinciplesFigure.points(
                model, InfidelityLineUps.PRINTED, InfidelityLineUps::principles, summary.share()::get)));
        Axes axes = PrinciplesFigure.axes("Infidelity, " + dialect, SHARE);
        // Unscaled, each pixel of a patch is given the whole patch's effect, and patches stand far above the others.
        return Curves.image(
                MarkedPoints.of(dialect == InfidelityDialect.UNSCALED ? axes.logarithmicY() : axes, points));
    }

    /** Where the methods part. */
    static BufferedImage sides(String model, List<Summary> bySide) {
        double[] sides =
                IntStream.rangeClosed(1, bySide.size()).asDoubleStream().toArray();
        Map<String, double[]> series = new LinkedHashMap<>();
        InfidelityLineUps.PRINTED
                .methods()
                .forEach(method -> series.put(
                        method,
                        bySide.stream()
                                .mapToDouble(summary ->
                                        Entry.of(summary.share(), method).value())
                                .toArray()));
        Axes axes = Axes.of(model + ", OPTIMAL, squares of one size at a time", "side of the square, pixels", SHARE);
        return Curves.image(Curves.lines(axes, sides, series));
    }

    /** More orders, less infidelity, as far as the expansion reaches. */
    static BufferedImage orders(InfidelityDialect dialect, Map<String, Summary> byModel) {
        List<String> methods = TaylorInfidelity.methods();
        Map<String, List<Interval>> series = new LinkedHashMap<>();
        byModel.forEach((model, summary) -> series.put(
                model,
                methods.stream()
                        .map(method -> Intervals.of(Entry.of(summary.share(), method)))
                        .toList()));
        Axes axes = Axes.of("Taylor explanations, " + dialect, "order", SHARE);
        return Curves.image(Curves.intervals(axes, methods, series));
    }
}
