package org.ascribe.study.taylor.reformulation;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.ascribe.report.Cell;
import org.ascribe.report.Comparison;
import org.ascribe.report.Intervals;
import org.ascribe.report.PaperTable;
import org.ascribe.report.Report;
import org.ascribe.result.Bootstrap;
import org.ascribe.result.Entry;
import org.ascribe.result.Estimate;
import org.ascribe.result.OnlyShows;
import org.ascribe.result.Rows;
import org.ascribe.view.Axes;
import org.ascribe.view.Curves;
import org.ascribe.view.Interval;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What {@link ReformulationErrors} makes of its rows: the paper's table beside ours in both modes, the errors behind it, two plots. */
@OnlyShows
record ReformulationReport(ReformulationErrors study, Rows rows, Map<String, Map<String, Estimate>> means) {

    private static final List<String> MEASURED = List.of(
            "gi", "occ_1_k2", "occ_2x2_k2", "occ_4x4_k2", "dl_k2", "ig_k2", "ig_paper", "ig_at_baseline", "error_k2");

    /** What the paper printed; the rows of its table are the methods, the columns the models. */
    private static final PaperTable PAPER = PaperTable.of(
                    "Deng et al. 2021, Table 3", "%", 0.005, "Poly", "M-sg", "C-sg")
            .row("GI", 0, 0, 0)
            .row("Occ-1", 0, 0.05, 13.17)
            .row("Occ-2x2", 0, 0.35, 21.22)
            .row("Occ-4x4", 0, 2.00, 35.93)
            .row("DL", 0, 2.35, 32.76)
            .row("IG", 0.12, 3.50, 40.29);
    /** Printed beside Table 3. */
    private static final List<Double> PAPER_ERRORS = List.of(0.0, 0.084, 0.420);

    private static final double PAPER_CORRELATION = 0.72;

    /** All means at once: the samples of a bootstrap are drawn for one column or for all at the same price. */
    static ReformulationReport of(ReformulationErrors study, Rows rows) {
        Map<String, Map<String, Estimate>> means = new LinkedHashMap<>();
        for (String model : PAPER.columns()) {
            Rows ofModel = rows.where("model", model.toLowerCase(Locale.ROOT));
            List<Estimate> estimates = Bootstrap.DEFAULT.means(
                    MEASURED.stream().map(ofModel::numbers).toList());
            Map<String, Estimate> named = new LinkedHashMap<>();
            MEASURED.forEach(column -> named.put(column, estimates.get(named.size())));
            means.put(model, named);
        }
        return new ReformulationReport(study, rows, means);
    }

    Report report() {
        Comparison exact = compare("ig_k2");
        Comparison paper = compare("ig_paper");
        Map<String, BufferedImage> images = new LinkedHashMap<>();
        images.put("error against change", scatter());
        images.put("changes", changes());
        OrdersReport orders = new OrdersReport(rows);
        images.put("orders", orders.picture());
        Map<String, Comparison> modes = new LinkedHashMap<>();
        modes.put("EXACT", exact);
        modes.put("PAPER (M = " + study.steps() + ")", paper);
        List<Table> tables = List.of(
                Comparison.sideBySide("Table 3", "model", "method", modes), errors(), orders.changes(), orders.reach());
        List<String> lines = new ArrayList<>(lines(exact, paper));
        lines.addAll(orders.lines());
        return new Report(study.title(), lines, tables, images);
    }

    private Comparison compare(String ig) {
        return Comparison.of(PAPER, (row, column) -> mean(column, row.equals("IG") ? ig : column(row)));
    }

    private static String column(String row) {
        return row.equals("GI") ? "gi" : OrderColumns.column(row, 2);
    }

    private Estimate mean(String model, String column) {
        return Entry.of(Entry.of(means, model), column);
    }

    private Rows of(String model) {
        return rows.where("model", model.toLowerCase(Locale.ROOT));
    }

    private Table errors() {
        StringColumn models = StringColumn.create("model");
        StringColumn ours = StringColumn.create("mean error of the expansion");
        StringColumn printed = StringColumn.create("printed");
        StringColumn correlations = StringColumn.create("its correlation with IG's change");
        StringColumn correlationPrinted = StringColumn.create("correlation printed");
        for (int m = 0; m < PAPER.columns().size(); m++) {
            String model = PAPER.columns().get(m);
            models.append(model);
            ours.append(mean(model, "error_k2").toString());
            printed.append(Double.toString(PAPER_ERRORS.get(m)));
            correlations.append(model.equals("Poly") ? "" : correlation(model).toString());
            correlationPrinted.append(model.equals("C-sg") ? Double.toString(PAPER_CORRELATION) : "");
        }
        return Table.create("Approximation error", models, ours, printed, correlations, correlationPrinted);
    }

    private Estimate correlation(String model) {
        return of(model).correlation("error_k2", "ig_k2");
    }

    private List<String> lines(Comparison exact, Comparison paper) {
        List<String> lines = new ArrayList<>();
        lines.add("Change: 100 ‖o - r‖² / ‖o‖², mean over " + of("Poly").size()
                + " images with a bootstrap 95 % interval; logit of the predicted class, black baseline, float64.");
        lines.add("Error of the expansion: |f(x) - f(b) - g₂| / |f(x) - f(b)|, mean over the same images.");
        lines.add("EXACT: " + exact.summary() + ". PAPER: " + paper.summary() + ".");
        for (String model : List.of("M-sg", "C-sg")) {
            lines.add("Order of the methods on " + model + ": ours " + order(exact, model) + "; the paper's "
                    + paperOrder(model) + ".");
        }
        lines.add("Order of the models: " + modelOrder(exact) + ".");
        lines.add("Expanded at the baseline instead of the image, the change of IG is " + mean("M-sg", "ig_at_baseline")
                + " % on M-sg and " + mean("C-sg", "ig_at_baseline") + " % on C-sg.");
        double printed = PAPER.value("IG", "Poly");
        double found = mean("Poly", "ig_paper").value();
        lines.add(String.format(
                Locale.ROOT,
                "On Poly the change of IG is the error of the right Riemann sum alone and falls with 1/M²: %.3g %% at M = %d;"
                        + " the paper's %.2f %% would be M = %.0f here.",
                found,
                study.steps(),
                printed,
                study.steps() * Math.sqrt(found / printed)));
        return lines;
    }

    private static String order(Comparison comparison, String model) {
        return comparison.verdicts().keySet().stream()
                .filter(cell -> cell.column().equals(model))
                .sorted((a, b) -> Double.compare(a.ours().value(), b.ours().value()))
                .map(Cell::row)
                .collect(Collectors.joining(" < "));
    }

    private static String paperOrder(String model) {
        return PAPER.rows().keySet().stream()
                .sorted((a, b) -> Double.compare(PAPER.value(a, model), PAPER.value(b, model)))
                .collect(Collectors.joining(" < "));
    }

    private static String modelOrder(Comparison comparison) {
        List<String> broken = PAPER.rows().keySet().stream()
                .filter(row -> !row.equals("GI"))
                .filter(row -> !rising(comparison, row))
                .toList();
        return broken.isEmpty()
                ? "Poly < M-sg < C-sg in every row but GI, which is 0, as in the paper"
                : "not Poly < M-sg < C-sg in " + broken;
    }

    private static boolean rising(Comparison comparison, String row) {
        double[] values = comparison.verdicts().keySet().stream()
                .filter(cell -> cell.row().equals(row))
                .mapToDouble(cell -> cell.ours().value())
                .toArray();
        return values[0] < values[1] && values[1] < values[2];
    }

    private BufferedImage scatter() {
        Axes axes = Axes.of(
                "IG on C-sg, one point an image",
                "approximation error |f(x) - f(b) - g₂| / |f(x) - f(b)|",
                "change of IG, %");
        return Curves.image(
                Curves.scatter(axes, of("C-sg").numbers("error_k2"), of("C-sg").numbers("ig_k2")));
    }

    private BufferedImage changes() {
        List<String> methods =
                PAPER.rows().keySet().stream().filter(row -> !row.equals("GI")).toList();
        Map<String, List<Interval>> series = new LinkedHashMap<>();
        for (String model : List.of("M-sg", "C-sg")) {
            series.put(
                    model,
                    methods.stream()
                            .map(row -> mean(model, row.equals("IG") ? "ig_k2" : column(row)))
                            .map(Intervals::of)
                            .toList());
            series.put(
                    model + ", paper",
                    methods.stream()
                            .map(row -> PAPER.value(row, model))
                            .map(v -> new Interval(v, v, v))
                            .toList());
        }
        Axes axes = Axes.of("Change between a method and its reformulation", "", "change, %");
        return Curves.image(Curves.intervals(axes.logarithmicY(), methods, series));
    }
}
