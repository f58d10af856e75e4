package org.ascribe.study.gradientview.perturbation;

import static org.ascribe.study.gradientview.perturbation.PerturbationCurves.LERF;
import static org.ascribe.study.gradientview.perturbation.PerturbationCurves.METHOD;
import static org.ascribe.study.gradientview.perturbation.PerturbationCurves.MORF;
import static org.ascribe.study.gradientview.perturbation.PerturbationCurves.ORDER;
import static org.ascribe.study.gradientview.perturbation.PerturbationCurves.PANEL;
import static org.ascribe.study.gradientview.perturbation.PerturbationCurves.RANDOM;
import static org.ascribe.study.gradientview.perturbation.PerturbationCurves.REMOVED;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.ascribe.result.Entry;
import org.ascribe.result.OnlyShows;
import org.ascribe.result.PackedMap;
import org.ascribe.result.Row;
import org.ascribe.result.Rows;

/** The curves of a study of Figure 3, and one number a sample of each: what two methods have of the same samples is paired. */
@OnlyShows
final class CurveNumbers {

    /** Where the first fall is read, in per cent of the features. */
    static final double FIRST = 1;

    private static final double[] X = RemovalGrid.perCent();

    private final Map<List<String>, Rows> groups;
    private final Map<List<String>, double[][]> unpacked = new LinkedHashMap<>();

    CurveNumbers(Rows rows) {
        groups = rows.groupBy(PANEL, REMOVED, METHOD, ORDER);
    }

    List<String> panels() {
        return distinct(0, "");
    }

    /** What removed features of a panel were set to. */
    List<String> removed(String panel) {
        return distinct(1, panel);
    }

    /** Those whose curves a panel has, without random orders. */
    List<String> methods(String panel) {
        return distinct(2, panel).stream().filter(m -> !m.equals(RANDOM)).toList();
    }

    private List<String> distinct(int part, String panel) {
        return groups.keySet().stream()
                .filter(key -> panel.isEmpty() || key.get(0).equals(panel))
                .map(key -> key.get(part))
                .distinct()
                .toList();
    }

    int samples(String panel) {
        return rows(panel, OpenPanel.ZERO, methods(panel).get(0), MORF).size();
    }

    Rows rows(String panel, String removed, String method, String order) {
        return Entry.of(groups, List.of(panel, removed, method, order));
    }

    /** Curves in a column, {@code [sample][point]}; of random orders, whatever the order, the mean of a sample's. */
    double[][] curves(String panel, String removed, String method, String order, String column) {
        return unpacked.computeIfAbsent(List.of(panel, removed, method, order, column), key -> {
            if (!method.equals(RANDOM)) {
                return unpack(rows(panel, removed, method, order), column);
            }
            List<double[][]> orders = groups.keySet().stream()
                    .filter(group -> group.subList(0, 3).equals(List.of(panel, removed, RANDOM)))
                    .map(group -> unpack(Entry.of(groups, group), column))
                    .toList();
            return IntStream.range(0, orders.get(0).length)
                    .mapToObj(i -> IntStream.range(0, X.length)
                            .mapToDouble(t -> orders.stream()
                                    .mapToDouble(curves -> curves[i][t])
                                    .average()
                                    .orElseThrow())
                            .toArray())
                    .toArray(double[][]::new);
        });
    }

    private static double[][] unpack(Rows rows, String column) {
        return rows.list().stream()
                .map((Row row) -> PackedMap.values(row.text(column)))
                .toArray(double[][]::new);
    }

    private double[][] changes(String panel, String method, String order) {
        return curves(panel, OpenPanel.ZERO, method, order, PerturbationCurves.CHANGE);
    }

    /** f's change at a point, one a sample. */
    double[] at(String panel, String method, String order, double perCent) {
        int t = RemovalGrid.point(perCent);
        return each(changes(panel, method, order), curve -> curve[t]);
    }

    /** By how much f has fallen when the most relevant per cent of the features is gone. */
    double[] steepness(String panel, String method) {
        return each(changes(panel, method, MORF), curve -> -curve[RemovalGrid.point(FIRST)]);
    }

    /** The deepest fall, most relevant first. */
    double[] variation(String panel, String method) {
        return each(
                changes(panel, method, MORF),
                curve -> -Arrays.stream(curve).min().orElseThrow());
    }

    /** The highest rise, least relevant first. */
    double[] rise(String panel, String method) {
        return each(
                changes(panel, method, LERF),
                curve -> Arrays.stream(curve).max().orElseThrow());
    }

    /** Between the two curves, over the share of features removed: a mean height, in the unit of f. */
    double[] area(String panel, String removed, String method) {
        double[][] least = curves(panel, removed, method, LERF, PerturbationCurves.CHANGE);
        double[][] most = curves(panel, removed, method, MORF, PerturbationCurves.CHANGE);
        return IntStream.range(0, least.length)
                .mapToDouble(i -> area(least[i]) - area(most[i]))
                .toArray();
    }

    double[] area(String panel, String method) {
        return area(panel, OpenPanel.ZERO, method);
    }

    /** Mean share of the way on which the predicted class stays the same. */
    double[] kept(String panel, String method, String order) {
        return each(curves(panel, OpenPanel.ZERO, method, order, PerturbationCurves.KEPT), CurveNumbers::area);
    }

    /** A column that only rows of one order have. */
    double[] column(String panel, String method, String order, String column) {
        return rows(panel, OpenPanel.ZERO, method, order).numbers(column);
    }

    /** By trapezia, over 0 to 1. */
    static double area(double... curve) {
        double area = 0;
        for (int t = 1; t < curve.length; t++) {
            area += (X[t] - X[t - 1]) / 100 * (curve[t] + curve[t - 1]) / 2;
        }
        return area;
    }

    /** A number of a curve. */
    @FunctionalInterface
    private interface Of {
        double curve(double... points);
    }

    private static double[] each(double[][] curves, Of of) {
        return Arrays.stream(curves).mapToDouble(of::curve).toArray();
    }

    static double[] less(double[] one, double... other) {
        return IntStream.range(0, one.length)
                .mapToDouble(i -> one[i] - other[i])
                .toArray();
    }
}
