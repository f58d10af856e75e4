package org.ascribe.study.taylor.infidelity;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.ascribe.report.Report;
import org.ascribe.result.Entry;
import org.ascribe.result.OnlyShows;
import org.ascribe.result.Rows;
import org.ascribe.study.taylor.principles.LineUp;
import org.ascribe.study.taylor.principles.Trend;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What {@link PrinciplesAgainstInfidelity} makes of its rows.
 *
 * @param study what was run
 * @param rows by model and method
 * @param summaries by dialect and model
 */
@OnlyShows
record InfidelityReport(
        PrinciplesAgainstInfidelity study,
        Map<String, Map<String, Rows>> rows,
        Map<InfidelityDialect, Map<String, Summary>> summaries) {

    private static final LineUp WITHOUT_EG = InfidelityLineUps.PRINTED.without(InfidelityContenders.EG_NEAR);

    static InfidelityReport of(PrinciplesAgainstInfidelity study, Rows all) {
        Map<List<String>, Rows> grouped = all.groupBy("model", "method");
        Map<String, Map<String, Rows>> rows = new LinkedHashMap<>();
        for (String model : PrinciplesAgainstInfidelity.MODELS) {
            Map<String, Rows> byMethod = new LinkedHashMap<>();
            grouped.forEach((key, group) -> {
                if (key.get(0).equals(model.toLowerCase(Locale.ROOT))) {
                    byMethod.put(key.get(1), group);
                }
            });
            rows.put(model, byMethod);
        }
        Map<InfidelityDialect, Map<String, Summary>> summaries = new EnumMap<>(InfidelityDialect.class);
        for (InfidelityDialect dialect : InfidelityDialect.values()) {
            Map<String, Summary> byModel = new LinkedHashMap<>();
            rows.forEach((model, byMethod) ->
                    byModel.put(model, Summary.of(byMethod, dialect.column(), InfidelityLineUps.all())));
            summaries.put(dialect, byModel);
        }
        return new InfidelityReport(study, rows, summaries);
    }

    Report report() {
        Map<String, List<Summary>> bySide = bySide();
        TaylorInfidelity taylor = new TaylorInfidelity(rows, summaries);
        List<String> lines = new ArrayList<>();
        lines.add("Infidelity: 1/S Σ (β Σ_square a - (f(x) - f(x without the square)))², over all squares of side 1 to "
                + study.largest() + ", set to black; mean over "
                + Entry.of(Entry.of(rows, "M-sg"), "GI").size()
                + " images with a bootstrap 95 % interval; logit of the predicted class, float64.");
        lines.add("UNSCALED: β = 1. OPTIMAL: β fitted for each image and method, as in Yeh et al. 2019."
                + " Lower is better. The paper's MLP is taken to be M-sg; principles are counted as in its Table 2, but "
                + InfidelityContenders.EG_BLACK + " and " + InfidelityContenders.EG_DATA
                + " as IG: their baselines are not around x.");
        lines.addAll(new InfidelityFindings(rows, summaries, bySide).lines());
        lines.addAll(taylor.lines());
        List<Table> tables = new ArrayList<>(List.of(
                infidelities(),
                trends(),
                lineUps(InfidelityDialect.UNSCALED),
                lineUps(InfidelityDialect.OPTIMAL),
                sides(bySide)));
        tables.addAll(taylor.beside());
        tables.add(taylor.orders());
        Map<String, BufferedImage> images = new LinkedHashMap<>();
        for (InfidelityDialect dialect : InfidelityDialect.values()) {
            images.put("figure 2, " + dialect, InfidelityPlots.principles(dialect, Entry.of(summaries, dialect)));
        }
        images.put("square sizes", InfidelityPlots.sides("C-sg", Entry.of(bySide, "C-sg")));
        images.put(
                "infidelity by order",
                InfidelityPlots.orders(InfidelityDialect.OPTIMAL, Entry.of(summaries, InfidelityDialect.OPTIMAL)));
        return new Report(study.title(), lines, tables, images);
    }

    private Table infidelities() {
        List<String> methods = List.copyOf(Entry.of(rows, "M-sg").keySet());
        Table table = Table.create("Infidelity", StringColumn.create("method", methods));
        eachColumn(
                table,
                summary -> methods.stream()
                        .map(method -> Entry.of(summary.infidelity(), method).toString())
                        .toList());
        return table;
    }

    private void eachColumn(Table table, Function<Summary, List<String>> column) {
        summaries.forEach((dialect, byModel) -> byModel.forEach((model, summary) ->
                table.addColumns(StringColumn.create(model + " " + dialect + ", logit²", column.apply(summary)))));
    }

    private Table trends() {
        StringColumn dialects = StringColumn.create("dialect");
        StringColumn models = StringColumn.create("model");
        StringColumn pearson = StringColumn.create("Pearson's r");
        StringColumn rank = StringColumn.create("Spearman's ρ");
        StringColumn verdict = StringColumn.create("with the number of principles, infidelity");
        summaries.forEach((dialect, byModel) -> byModel.forEach((model, summary) -> {
            Trend trend = summary.printed();
            dialects.append(dialect.toString());
            models.append(model);
            pearson.append(trend.pearson().toString());
            rank.append(trend.rank().toString());
            verdict.append(summary.verdict());
        }));
        return Table.create("Trend", dialects, models, pearson, rank, verdict);
    }

    private Table lineUps(InfidelityDialect dialect) {
        List<LineUp> all = InfidelityLineUps.all();
        Table table = Table.create(
                "Rank correlation by line-up, " + dialect,
                StringColumn.create("methods", all.stream().map(LineUp::name)));
        Entry.of(summaries, dialect)
                .forEach((model, summary) -> table.addColumns(StringColumn.create(
                        model,
                        all.stream()
                                .map(lineUp ->
                                        summary.standing().trend(lineUp).rank().toString())
                                .toList())));
        return table;
    }

    private Table sides(Map<String, List<Summary>> bySide) {
        Table table = Table.create(
                "Rank correlation by side of the square, OPTIMAL, without EG",
                StringColumn.create(
                        "side, pixels",
                        IntStream.rangeClosed(1, study.largest())
                                .mapToObj(Integer::toString)
                                .toList()));
        bySide.forEach((model, summaries) -> table.addColumns(StringColumn.create(
                model,
                summaries.stream()
                        .map(summary ->
                                summary.standing().trend(WITHOUT_EG).rank().toString())
                        .toList())));
        return table;
    }

    /** Of the squares of one side, for each. Without EG: one method that shares out next to nothing would decide every rank. */
    private Map<String, List<Summary>> bySide() {
        Map<String, List<Summary>> bySide = new LinkedHashMap<>();
        rows.forEach((model, byMethod) -> bySide.put(
                model,
                IntStream.rangeClosed(1, study.largest())
                        .mapToObj(side ->
                                Summary.of(byMethod, InfidelityDialect.OPTIMAL.column(side), List.of(WITHOUT_EG)))
                        .toList()));
        return bySide;
    }
}
