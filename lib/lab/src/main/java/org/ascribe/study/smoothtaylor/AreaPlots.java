package org.ascribe.study.smoothtaylor;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.ascribe.report.Intervals;
import org.ascribe.result.Estimate;
import org.ascribe.result.OnlyShows;
import org.ascribe.view.Axes;
import org.ascribe.view.Curves;
import org.ascribe.view.Interval;

/**
 * The curves that the areas are under, and the areas against the noise scale.
 *
 * @param model what they were measured on
 * @param areas the numbers
 */
@OnlyShows
record AreaPlots(String model, AreaTable areas) {

    /** The upper half of the paper's figures. */
    BufferedImage perturbation(List<TableLabel> labels) {
        return lines(
                Axes.of("Region perturbation, " + model, "regions perturbed", "mean of f(perturbed) / |f(x)|"),
                Areas.SCORE,
                labels);
    }

    /** The lower half of the paper's figures. */
    BufferedImage variation(List<TableLabel> labels) {
        return lines(
                Axes.of(
                        "Multi-scale total variation, " + model,
                        "level of the pyramid, each 1.5 times smaller",
                        "average total variation"),
                Areas.VARIATION,
                labels);
    }

    private BufferedImage lines(Axes axes, String prefix, List<TableLabel> labels) {
        Map<String, double[]> series = new LinkedHashMap<>();
        labels.forEach(label -> series.put(label.toString(), areas.curve(label, prefix)));
        int points = series.values().iterator().next().length;
        double[] x = IntStream.range(0, points).asDoubleStream().toArray();
        return Curves.image(Curves.lines(axes, x, series));
    }

    /** A row of labels for each series, as many as there are scales. */
    BufferedImage againstScale(String column, String title, List<String> scales, Map<String, List<TableLabel>> series) {
        Map<String, List<Interval>> intervals = new LinkedHashMap<>();
        series.forEach((name, labels) -> {
            List<Interval> ofOne = new ArrayList<>();
            for (TableLabel label : labels) {
                Estimate e = areas.mean(label, column);
                ofOne.add(Intervals.of(e));
            }
            intervals.put(name, ofOne);
        });
        Axes axes = Axes.of(title + ", " + model, "noise scale σ, deviations of the normalisation", title);
        return Curves.image(Curves.intervals(axes, scales, intervals));
    }
}
