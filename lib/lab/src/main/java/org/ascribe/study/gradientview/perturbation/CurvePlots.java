package org.ascribe.study.gradientview.perturbation;

import static org.ascribe.study.gradientview.perturbation.PerturbationCurves.CHANGE;
import static org.ascribe.study.gradientview.perturbation.PerturbationCurves.KEPT;
import static org.ascribe.study.gradientview.perturbation.PerturbationCurves.LERF;
import static org.ascribe.study.gradientview.perturbation.PerturbationCurves.MORF;
import static org.ascribe.study.gradientview.perturbation.PerturbationCurves.RANDOM;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.ascribe.report.Intervals;
import org.ascribe.result.Bootstrap;
import org.ascribe.result.OnlyShows;
import org.ascribe.view.Axes;
import org.ascribe.view.Curves;
import org.ascribe.view.Interval;

/**
 * The panels of Figure 3: two charts a panel, which share the scale of neither, and one of predictions.
 *
 * @param numbers the curves
 */
@OnlyShows
record CurvePlots(CurveNumbers numbers) {

    private static final String REMOVED = "features removed, %";

    /** Adds a panel's charts. */
    void onto(Map<String, BufferedImage> images, String panel) {
        images.put(panel + ", MoRF", chart(panel, MORF, CHANGE, "most relevant first", "change of the logit"));
        images.put(panel + ", LeRF", chart(panel, LERF, CHANGE, "least relevant first", "change of the logit"));
        images.put(
                panel + ", same class",
                chart(panel, MORF, KEPT, "most relevant first", "share of samples, same class"));
    }

    private BufferedImage chart(String panel, String order, String column, String which, String unit) {
        List<String> methods = new ArrayList<>(numbers.methods(panel));
        methods.add(RANDOM);
        Map<String, List<Interval>> series = new LinkedHashMap<>();
        for (String method : methods) {
            series.put(method, intervals(numbers.curves(panel, OpenPanel.ZERO, method, order, column)));
        }
        return Curves.image(Curves.bands(Axes.of(panel + ", " + which, REMOVED, unit), RemovalGrid.perCent(), series));
    }

    private static List<Interval> intervals(double[][] curves) {
        int points = curves[0].length;
        List<double[]> quantities = IntStream.range(0, points)
                .mapToObj(t -> IntStream.range(0, curves.length)
                        .mapToDouble(i -> curves[i][t])
                        .toArray())
                .toList();
        return Bootstrap.DEFAULT.means(quantities).stream().map(Intervals::of).toList();
    }
}
