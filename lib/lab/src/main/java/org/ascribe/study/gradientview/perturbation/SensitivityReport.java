package org.ascribe.study.gradientview.perturbation;

import static org.ascribe.study.gradientview.SixMethod.INTEGRATED_GRADIENTS;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.ascribe.report.Intervals;
import org.ascribe.report.Report;
import org.ascribe.report.Ruling;
import org.ascribe.result.Entry;
import org.ascribe.result.Estimate;
import org.ascribe.result.OnlyShows;
import org.ascribe.result.PackedMap;
import org.ascribe.result.Row;
import org.ascribe.result.Rows;
import org.ascribe.view.Axes;
import org.ascribe.view.Curves;
import org.ascribe.view.Interval;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What {@link Sensitivity} makes of its rows.
 *
 * @param title of the study
 * @param panels all that there could be
 * @param rows of the study
 */
@OnlyShows
record SensitivityReport(String title, List<String> panels, Rows rows) {

    /** Sizes as shares of the features, in per cent, between which correlations are interpolated. */
    private static final double[] SHARES =
            DoubleStream.of(0.2, 0.5, 1, 2, 5, 10, 20, 50, 80).toArray();

    Report report() {
        Map<List<String>, Rows> groups = rows.groupBy(Sensitivity.PANEL, Sensitivity.METHOD);
        List<String> measured =
                groups.keySet().stream().map(key -> key.get(0)).distinct().toList();
        Map<String, BufferedImage> images = new LinkedHashMap<>();
        measured.forEach(panel -> images.put("sensitivity-n, " + panel, chart(groups, panel)));
        List<Table> tables = List.of(means(groups), bySize(groups));
        return new Report(title, lines(groups, measured), tables, images);
    }

    private List<String> lines(Map<List<String>, Rows> groups, List<String> measured) {
        List<String> lines = new ArrayList<>();
        lines.add(
                "Pearson's correlation, over random sets of so many features, of Σ attributions and the fall of the logit when these"
                        + " are set to zero; 1 at all sizes only for a linear f. Means over "
                        + measured.stream()
                                .map(panel -> Entry.of(groups, List.of(panel, INTEGRATED_GRADIENTS))
                                                .size() + " of " + panel)
                                .collect(Collectors.joining(", "))
                        + ", with bootstrap 95 % intervals; differences are taken sample by sample.");
        List<String> absent = panels.stream().filter(p -> !measured.contains(p)).toList();
        if (!absent.isEmpty()) {
            lines.add("Not measured: " + String.join(", ", absent)
                    + "; at the smallest scale one of each data set, else for weights or data that were not here, and of ImageNet's"
                    + " networks the first that is.");
        }
        return lines;
    }

    private static Table means(Map<List<String>, Rows> groups) {
        List<StringColumn> columns = new ArrayList<>();
        List.of("panel", "method", "mean over sizes", "less Integrated Gradients", "better than these")
                .forEach(name -> columns.add(StringColumn.create(name)));
        groups.forEach((key, ofOne) -> {
            double[] own = ofOne.numbers(Sensitivity.MEAN);
            double[] integrated =
                    Entry.of(groups, List.of(key.get(0), INTEGRATED_GRADIENTS)).numbers(Sensitivity.MEAN);
            Estimate lead = Estimates.mean(CurveNumbers.less(own, integrated));
            boolean same = key.get(1).equals(INTEGRATED_GRADIENTS);
            columns.get(0).append(key.get(0));
            columns.get(1).append(key.get(1));
            columns.get(2).append(Estimates.words(Estimates.mean(own), 3));
            columns.get(3).append(same ? "" : Estimates.words(lead, 3));
            columns.get(4).append(same ? "" : Ruling.above0(lead).toString());
        });
        return Table.create("Sensitivity-n, all sizes", columns.toArray(StringColumn[]::new));
    }

    private static Table bySize(Map<List<String>, Rows> groups) {
        Table table = Table.create(
                "Sensitivity-n by the share of features removed",
                StringColumn.create("panel", groups.keySet().stream().map(key -> key.get(0))),
                StringColumn.create("method", groups.keySet().stream().map(key -> key.get(1))));
        for (double share : new double[] {1, 10, 50}) {
            int at = IntStream.range(0, SHARES.length)
                    .filter(i -> SHARES[i] == share)
                    .findFirst()
                    .orElseThrow();
            table.addColumns(StringColumn.create(
                    Math.round(share) + " %",
                    groups.values().stream()
                            .map(ofOne -> Estimates.words(estimates(ofOne).get(at)))));
        }
        return table;
    }

    private static BufferedImage chart(Map<List<String>, Rows> groups, String panel) {
        Map<String, List<Interval>> intervals = new LinkedHashMap<>();
        groups.forEach((key, ofOne) -> {
            if (key.get(0).equals(panel)) {
                intervals.put(
                        key.get(1), estimates(ofOne).stream().map(Intervals::of).toList());
            }
        });
        Axes linear = Axes.of("Sensitivity-n, " + panel, "features removed at a time, %", "correlation");
        return Curves.image(
                Curves.bands(new Axes(linear.title(), linear.x(), linear.y(), true, false), SHARES, intervals));
    }

    private static List<Estimate> estimates(Rows ofOne) {
        double[][] curves = ofOne.list().stream().map(SensitivityReport::at).toArray(double[][]::new);
        return IntStream.range(0, SHARES.length)
                .mapToObj(k -> Estimates.mean(
                        Arrays.stream(curves).mapToDouble(curve -> curve[k]).toArray()))
                .toList();
    }

    /** One sample's correlations at the shares, between sizes in proportion to their logarithms. */
    private static double[] at(Row row) {
        double[] sizes = PackedMap.values(row.text(Sensitivity.SIZES));
        double[] found = PackedMap.values(row.text(Sensitivity.CORRELATIONS));
        double features = row.number(Sensitivity.FEATURES);
        return Arrays.stream(SHARES)
                .map(share -> interpolated(sizes, found, Math.max(1, share / 100 * features)))
                .toArray();
    }

    private static double interpolated(double[] sizes, double[] values, double at) {
        int next = 0;
        while (next < sizes.length && sizes[next] < at) {
            next++;
        }
        if (next == 0 || next == sizes.length) {
            return values[Math.min(next, sizes.length - 1)];
        }
        double t = Math.log(at / sizes[next - 1]) / Math.log(sizes[next] / sizes[next - 1]);
        return values[next - 1] + t * (values[next] - values[next - 1]);
    }
}
