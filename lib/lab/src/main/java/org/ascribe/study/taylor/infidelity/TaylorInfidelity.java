package org.ascribe.study.taylor.infidelity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ascribe.report.Comparison;
import org.ascribe.report.PaperTable;
import org.ascribe.result.Entry;
import org.ascribe.result.Estimate;
import org.ascribe.result.OnlyShows;
import org.ascribe.result.Rows;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * The infidelity of Taylor explanations by their order, beside the two that the paper prints.
 *
 * @param rows by model and method
 * @param summaries by dialect and model
 */
@OnlyShows
record TaylorInfidelity(Map<String, Map<String, Rows>> rows, Map<InfidelityDialect, Map<String, Summary>> summaries) {

    private static final PaperTable PAPER = printed("logit²");

    /** The paper does not say what its numbers are measured in. */
    private static PaperTable printed(String unit) {
        return PaperTable.of("Deng et al. 2021, Attribution assessment", "if " + unit, 0.005, "C-sg", "C-sp")
                .row("first order", 0.48, 0.84)
                .row("second order", 0.27, 0.75);
    }

    private static final String FIRST = InfidelityContenders.taylor(1);
    private static final String SECOND = InfidelityContenders.taylor(2);

    /** The paper's four numbers beside ours, in both dialects: as squared logits, and as shares of the mean squared change. */
    List<Table> beside() {
        return List.of(
                Comparison.sideBySide("Taylor explanations", "model", "explanation", inLogits()),
                Comparison.sideBySide("Taylor explanations, shares", "model", "explanation", inShares()));
    }

    private Map<String, Comparison> inLogits() {
        return compare(PAPER, Summary::infidelity);
    }

    private Map<String, Comparison> inShares() {
        return compare(printed("share"), Summary::share);
    }

    private Map<String, Comparison> compare(PaperTable paper, Function<Summary, Map<String, Estimate>> ours) {
        Map<String, Comparison> dialects = new LinkedHashMap<>();
        summaries.forEach((dialect, byModel) -> dialects.put(
                dialect.toString(),
                Comparison.of(
                        paper,
                        (row, model) -> ours.apply(byModel.get(model)).get(row.startsWith("first") ? FIRST : SECOND))));
        return dialects;
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
        for (InfidelityDialect dialect : InfidelityDialect.values()) {
            Entry.of(summaries, dialect)
                    .forEach((model, summary) -> table.addColumns(StringColumn.create(
                            model + " " + dialect,
                            methods.stream()
                                    .map(method -> Entry.of(summary.infidelity(), method)
                                            .toString())
                                    .toList())));
        }
        return table;
    }

    static List<String> methods() {
        List<String> methods = new ArrayList<>();
        for (int order = 1; order <= InfidelityContenders.ORDERS; order++) {
            methods.add(InfidelityContenders.taylor(order));
        }
        methods.add("IG");
        return methods;
    }

    /** What the numbers come to: the difference in a unit, the quotient in any. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (InfidelityDialect dialect : InfidelityDialect.values()) {
            lines.add("Second order minus first, image by image, " + dialect + ": "
                    + each((model, byMethod) ->
                            InfidelityFindings.difference(byMethod, SECOND, FIRST, dialect) + " logit² on " + model
                                    + " (paper " + printed(model, (second, first) -> second - first) + ")"));
            lines.add("Second order over first, " + dialect + ": "
                    + each((model, byMethod) -> InfidelityFindings.quotient(byMethod, SECOND, FIRST, dialect) + " on "
                            + model + " (paper " + printed(model, (second, first) -> second / first) + ")"));
        }
        inLogits().forEach((dialect, c) -> lines.add("In logit², " + dialect + ": " + c.summary() + "."));
        inShares()
                .forEach((dialect, c) ->
                        lines.add("As shares of the mean squared change, " + dialect + ": " + c.summary() + "."));
        return lines;
    }

    private String each(BiFunction<String, Map<String, Rows>, String> say) {
        return PAPER.columns().stream()
                        .map(model -> say.apply(model, rows.get(model)))
                        .collect(Collectors.joining("; "))
                + ".";
    }

    private static String printed(String model, DoubleBinaryOperator of) {
        double number = of.applyAsDouble(PAPER.value("second order", model), PAPER.value("first order", model));
        return String.format(Locale.ROOT, "%.2f", number);
    }
}
