package org.ascribe.study.infidelity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.ascribe.study.Comparison;
import org.ascribe.study.PaperTable;
import org.ascribe.study.statistics.Bootstrap;
import org.ascribe.study.statistics.Estimate;
import org.ascribe.study.store.Rows;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * The infidelity of Taylor explanations by their order, beside the two that the paper prints.
 *
 * @param rows by model and method
 * @param summaries by dialect and model
 */
record TaylorInfidelity(Map<String, Map<String, Rows>> rows, Map<Dialect, Map<String, Summary>> summaries) {

    private static final PaperTable PAPER = PaperTable.of(
                    "Deng et al. 2021, Attribution assessment", "infidelity", 0.005, "C-sg", "C-sp")
            .row("first order", 0.48, 0.84)
            .row("second order", 0.27, 0.75);

    /** The paper's four numbers beside ours in every dialect. */
    Table beside() {
        return Comparison.sideBySide("Taylor explanations", "model", "explanation", comparisons());
    }

    private Map<String, Comparison> comparisons() {
        Map<String, Comparison> modes = new LinkedHashMap<>();
        for (Dialect dialect : Dialect.values()) {
            modes.put(dialect + ", logit²", compare(dialect, false));
            modes.put(dialect + " / mean squared change", compare(dialect, true));
        }
        return modes;
    }

    private Comparison compare(Dialect dialect, boolean share) {
        return Comparison.of(PAPER, (row, model) -> {
            Summary summary = summaries.get(dialect).get(model);
            return (share ? summary.share() : summary.infidelity())
                    .get(Contenders.taylor(row.startsWith("first") ? 1 : 2));
        });
    }

    /** A row for each order, and one for Integrated Gradients, which has them all. */
    Table orders() {
        List<String> methods = methods();
        Table table = Table.create(
                "Orders",
                StringColumn.create(
                        "order",
                        IntStream.rangeClosed(1, methods.size())
                                .mapToObj(k -> k == methods.size() ? "all (IG)" : Integer.toString(k))
                                .toList()));
        for (Dialect dialect : Dialect.values()) {
            summaries
                    .get(dialect)
                    .forEach((model, summary) -> table.addColumns(StringColumn.create(
                            model + " " + dialect,
                            methods.stream()
                                    .map(method ->
                                            summary.infidelity().get(method).toString())
                                    .toList())));
        }
        return table;
    }

    static List<String> methods() {
        List<String> methods = new ArrayList<>();
        for (int order = 1; order <= Contenders.ORDERS; order++) {
            methods.add(Contenders.taylor(order));
        }
        methods.add("IG");
        return methods;
    }

    /** What the numbers come to. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Dialect dialect : Dialect.values()) {
            List<String> differences = new ArrayList<>();
            for (String model : PAPER.columns()) {
                double paper = PAPER.value("second order", model) - PAPER.value("first order", model);
                differences.add(String.format(
                        java.util.Locale.ROOT, "%s on %s (paper %.2f)", difference(dialect, model), model, paper));
            }
            lines.add("Second minus first order, paired, " + dialect + ": " + String.join(", ", differences) + ".");
        }
        comparisons().forEach((mode, comparison) -> lines.add(mode + ": " + comparison.summary() + "."));
        return lines;
    }

    /** Of the second order and the first, image by image. */
    Estimate difference(Dialect dialect, String model) {
        return difference(rows.get(model), Contenders.taylor(2), Contenders.taylor(1), dialect);
    }

    /** One method's infidelity minus another's, image by image. */
    static Estimate difference(Map<String, Rows> byMethod, String method, String other, Dialect dialect) {
        double[] one = byMethod.get(method).numbers(dialect.column());
        double[] two = byMethod.get(other).numbers(dialect.column());
        return Bootstrap.DEFAULT.mean(
                IntStream.range(0, one.length).mapToDouble(i -> one[i] - two[i]).toArray());
    }
}
