package org.ascribe.study.deeptaylor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.ascribe.result.Bootstrap;
import org.ascribe.result.Estimate;
import org.ascribe.result.OnlyShows;
import org.ascribe.result.Row;
import org.ascribe.result.Rows;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * How far the factor {@code c_j} is from constant on the way to the root point.
 *
 * @param rows of {@link ProductAssumption}
 */
@OnlyShows
record FactorTable(Rows rows) {

    /** What is called approximately constant. */
    static final double NEAR = 0.1;

    /** {@code c_j} at a part of the way, in parts of that at the sample. */
    static double ratio(Row row, int t) {
        return row.number("c_" + t) / row.number("c_0");
    }

    /** The largest change of c_j on the way, the mean over the neurons of a sample. */
    static double change(Rows item) {
        return item.list().stream()
                .mapToDouble(row -> IntStream.range(1, ProductAssumption.WAY.size())
                        .mapToDouble(t -> Math.abs(ratio(row, t) - 1))
                        .max()
                        .orElseThrow())
                .average()
                .orElseThrow();
    }

    /** The rows of each net's layers. */
    Map<String, Rows> byLayer() {
        Map<String, Rows> byLayer = new LinkedHashMap<>();
        rows.groupBy("net", "layer").forEach((key, some) -> byLayer.put(key.get(0) + ", " + key.get(1), some));
        return byLayer;
    }

    /** The mean ratio at every part of the way. */
    List<Estimate> course(Rows some) {
        List<double[]> ratios = IntStream.range(0, ProductAssumption.WAY.size())
                .mapToObj(t -> Parts.byItem(
                        some,
                        item -> item.list().stream()
                                .mapToDouble(row -> ratio(row, t))
                                .average()
                                .orElseThrow()))
                .toList();
        // No ratio is negative, but the lower end of an interval may be, by rounding.
        return Bootstrap.DEFAULT.means(ratios).stream()
                .map(e -> new Estimate(e.value(), Math.max(0, e.low()), e.high(), e.items()))
                .toList();
    }

    Table table() {
        StringColumn layers = StringColumn.create("neurons of");
        StringColumn neurons = StringColumn.create("neurons");
        StringColumn changes = StringColumn.create("largest change");
        StringColumn near = StringColumn.create("below 10 %");
        Table table = Table.create("The factor c on the way to the root, in parts of c at the sample", layers, neurons);
        Map<Integer, StringColumn> at = new LinkedHashMap<>();
        IntStream.range(1, ProductAssumption.WAY.size())
                .forEach(t -> at.put(t, StringColumn.create("at " + ProductAssumption.WAY.get(t))));
        byLayer().forEach((layer, some) -> {
            layers.append(layer);
            neurons.append(Integer.toString(some.size()));
            List<Estimate> course = course(some);
            at.forEach((t, column) -> column.append(course.get(t).toString()));
            changes.append(Bootstrap.DEFAULT
                    .mean(Parts.byItem(some, FactorTable::change))
                    .toString());
            long constant = some.list().stream()
                    .filter(row -> change(new Rows(List.of(row))) < NEAR)
                    .count();
            near.append(Parts.percent((double) constant / some.size()));
        });
        at.values().forEach(table::addColumns);
        table.addColumns(changes, near);
        return table;
    }

    /** The least factor that was met. */
    double least() {
        return rows.list().stream()
                .flatMapToDouble(
                        row -> IntStream.range(0, ProductAssumption.WAY.size()).mapToDouble(t -> row.number("c_" + t)))
                .min()
                .orElse(0);
    }
}
