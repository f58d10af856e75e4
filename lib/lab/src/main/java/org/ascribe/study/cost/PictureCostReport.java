package org.ascribe.study.cost;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.ascribe.report.Report;
import org.ascribe.result.Bootstrap;
import org.ascribe.result.Estimate;
import org.ascribe.result.Median;
import org.ascribe.result.OnlyShows;
import org.ascribe.result.Rows;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Efficiencies against their targets, and memory. */
@OnlyShows
record PictureCostReport(String title, String model, Rows rows) {

    /** Of the time of a map or metric, this much is to be spent in the network. */
    private static final double EFFICIENCY = 0.9;

    private static final double MAP_MILLISECONDS = 10;

    Report report() {
        List<String> lines =
                new ArrayList<>(List.of("Efficiency is the time of a plain loop of the same passes of " + model
                        + " over that of the work, the median over repetitions with its bootstrap 95 % interval; 1 would be no"
                        + " cost at all beside the network. The targets, 0.9 and 10 ms for the total variation of a map, are held"
                        + " against processor time, which other programs add little to."));
        List<List<String>> timed = new ArrayList<>();
        timed().groupBy("work", "count").forEach((key, group) -> {
            boolean map = key.get(0).equals(PictureWork.VARIATION);
            double seconds = median(group, "seconds");
            String time = seconds < 1 ? format("%.1f ms", 1e3 * seconds) : format("%.2f s", seconds);
            if (map) {
                timed.add(List.of(key.get(0), key.get(1), time, "", ""));
                lines.add(mapLine(1e3 * seconds, 1e3 * median(group, "processor")));
            } else {
                Estimate clock = quotient(group, "plain_seconds", "seconds");
                Estimate processor = quotient(group, "plain_processor", "processor");
                timed.add(List.of(key.get(0), key.get(1), time, clock.toString(), processor.toString()));
                lines.add(line(key.get(0) + ", " + key.get(1) + " passes", clock, processor));
            }
        });
        lines.addAll(memoryLines());
        return new Report(
                title,
                lines,
                List.of(
                        table("Time on " + model, timed, "work", "passes", "time", "efficiency", "by processor time"),
                        table("Memory on " + model, memory(), "work", "gradients", "peak, MiB")),
                Map.of());
    }

    private Rows timed() {
        return rows.filter(row -> Double.isNaN(row.number("peak_mib")) && !Double.isNaN(row.number("seconds")));
    }

    private Rows measured() {
        return rows.filter(row -> !Double.isNaN(row.number("peak_mib")));
    }

    private static double median(Rows group, String column) {
        return Median.of(group.numbers(column));
    }

    private static Estimate quotient(Rows group, String above, String below) {
        double[] plain = group.numbers(above);
        double[] ours = group.numbers(below);
        return Bootstrap.DEFAULT.median(IntStream.range(0, plain.length)
                .mapToDouble(i -> plain[i] / ours[i])
                .toArray());
    }

    private static String line(String work, Estimate clock, Estimate processor) {
        return work + ": efficiency " + clock + " by the clock, " + processor + " by processor time: "
                + (processor.value() >= EFFICIENCY ? "reaches" : "misses") + " the target.";
    }

    private static String mapLine(double milliseconds, double processor) {
        return format(
                        "Total variation of a map: %.1f ms by the clock, %.1f ms by processor time: ",
                        milliseconds, processor)
                + (processor <= MAP_MILLISECONDS ? "reaches" : "misses") + " the target.";
    }

    private List<String> memoryLines() {
        return measured().groupBy("work").entrySet().stream()
                .map(entry -> {
                    double[] peaks = entry.getValue().numbers("peak_mib");
                    return format(
                            "%s takes between %.0f and %.0f MiB of RAM at its peak, whole process, with %s gradients.",
                            entry.getKey().get(0),
                            Arrays.stream(peaks).min().orElseThrow(),
                            Arrays.stream(peaks).max().orElseThrow(),
                            String.join(", ", entry.getValue().texts("count")));
                })
                .toList();
    }

    private List<List<String>> memory() {
        return measured().list().stream()
                .map(row -> List.of(row.text("work"), row.text("count"), format("%.0f", row.number("peak_mib"))))
                .toList();
    }

    private static Table table(String name, List<List<String>> cells, String... columns) {
        return Table.create(
                name,
                IntStream.range(0, columns.length)
                        .mapToObj(c -> StringColumn.create(
                                columns[c],
                                cells.stream().map(row -> row.get(c)).toList()))
                        .toArray(StringColumn[]::new));
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
