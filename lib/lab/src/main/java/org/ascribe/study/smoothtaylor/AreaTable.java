package org.ascribe.study.smoothtaylor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.ascribe.metric.Simpson;
import org.ascribe.result.Bootstrap;
import org.ascribe.result.Entry;
import org.ascribe.result.Estimate;
import org.ascribe.result.OnlyShows;
import org.ascribe.result.Row;
import org.ascribe.result.Rows;

/**
 * What the rows say of each kind of map; every kind has the same pictures in the same order.
 *
 * @param rows one a picture, by kind
 */
@OnlyShows
record AreaTable(Map<TableLabel, Rows> rows) {

    static AreaTable of(Rows rows) {
        Map<TableLabel, List<Row>> byLabel = new LinkedHashMap<>();
        rows.forEach(row -> byLabel.computeIfAbsent(TableLabel.of(row), label -> new ArrayList<>())
                .add(row));
        Map<TableLabel, Rows> table = new LinkedHashMap<>();
        byLabel.forEach((label, list) -> table.put(label, new Rows(list)));
        return new AreaTable(table);
    }

    /** Of those pictures alone whose |f(x)| is not below a bound. */
    AreaTable ofOutputsFrom(double least) {
        Map<TableLabel, Rows> kept = new LinkedHashMap<>();
        rows.forEach((label, list) -> kept.put(label, list.filter(row -> Math.abs(row.number("output")) >= least)));
        return new AreaTable(kept);
    }

    int pictures() {
        return rows.values().iterator().next().size();
    }

    List<TableLabel> labels() {
        return List.copyOf(rows.keySet());
    }

    boolean has(TableLabel label) {
        return rows.containsKey(label);
    }

    double[] column(TableLabel label, String column) {
        if (!has(label)) {
            throw new IllegalArgumentException("label: " + label + "; the rows have " + labels());
        }
        return Entry.of(rows, label).numbers(column);
    }

    Estimate mean(TableLabel label, String column) {
        return Bootstrap.DEFAULT.mean(column(label, column));
    }

    /** Means over several kinds of maps, picture by picture. */
    private double[] mean(List<TableLabel> labels, String column) {
        List<double[]> columns =
                labels.stream().map(label -> column(label, column)).toList();
        return IntStream.range(0, pictures())
                .mapToDouble(i -> columns.stream()
                        .mapToDouble(values -> values[i])
                        .average()
                        .orElseThrow())
                .toArray();
    }

    /** Of means over kinds of maps, picture by picture: the pictures are the same, and most of their spread drops out. */
    Estimate difference(List<TableLabel> of, List<TableLabel> from, String column) {
        double[] a = mean(of, column);
        double[] b = mean(from, column);
        return Bootstrap.DEFAULT.mean(
                IntStream.range(0, a.length).mapToDouble(i -> a[i] - b[i]).toArray());
    }

    /** The kind with the least mean among those that are asked for. */
    TableLabel least(List<TableLabel> among, String column) {
        return among.stream()
                .min(Comparator.comparingDouble(
                        label -> Arrays.stream(column(label, column)).sum()))
                .orElseThrow();
    }

    /** The mean curve. */
    double[] curve(TableLabel label, String prefix) {
        return IntStream.range(0, points(prefix))
                .mapToDouble(i -> Arrays.stream(column(label, Areas.point(prefix, i)))
                        .average()
                        .orElseThrow())
                .toArray();
    }

    private int points(String prefix) {
        return (int) rows.values().iterator().next().list().get(0).columns().stream()
                .filter(column -> column.startsWith(prefix))
                .count();
    }

    /** The area under the mean curve of total variation, with the parabola that SciPy has at its end today. */
    double exactVariation(TableLabel label) {
        return Simpson.PARABOLA_AT_THE_END.area(curve(label, Areas.VARIATION));
    }
}
