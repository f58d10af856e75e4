package org.ascribe.study.axiom;

import static org.ascribe.study.axiom.AxiomTable.BROKEN;
import static org.ascribe.study.axiom.AxiomTable.HOLDS;

import java.awt.image.BufferedImage;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ascribe.axiom.Axiom;
import org.ascribe.axiom.Axioms;
import org.ascribe.axiom.CounterExample;
import org.ascribe.axiom.net.Written;
import org.ascribe.report.Report;
import org.ascribe.result.OnlyShows;
import org.ascribe.result.Row;
import org.ascribe.result.Rows;
import org.ascribe.view.NetFigure;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What {@link AxiomTable} makes of its rows: verdicts, what papers say, the counter-examples, and the smallest of each axiom drawn. */
@OnlyShows
record AxiomReport(Rows rows) {

    Report report(String title) {
        return new Report(
                title, lines(), List.of(verdicts(), new AxiomClaims(this).table(), counterExamples()), figures());
    }

    /** All rounds of a method and an axiom. */
    Rows cell(String method, String axiom) {
        return rows.where("method", method).where("axiom", axiom);
    }

    List<String> methods() {
        return rows.texts("method").stream().distinct().toList();
    }

    /** The largest breach of all rounds, if there is one. */
    static Optional<Row> worst(Rows cell) {
        return cell.where("verdict", BROKEN).list().stream().max(Comparator.comparingDouble(row -> row.number("size")));
    }

    static long trials(Rows cell) {
        return (long)
                cell.list().stream().mapToDouble(row -> row.number("trials")).sum();
    }

    /** The longer of the two downwards. */
    private Table verdicts() {
        List<String> axioms = Axioms.all().stream().map(Axiom::name).toList();
        boolean few = methods().size() < axioms.size();
        List<String> down = few ? axioms : methods();
        Table table = Table.create("Verdicts", StringColumn.create(few ? "axiom" : "method", down));
        for (String across : few ? methods() : axioms) {
            table.addColumns(StringColumn.create(
                    across, down.stream().map(name -> word(few ? cell(across, name) : cell(name, across)))));
        }
        return table;
    }

    private static String word(Rows cell) {
        return worst(cell)
                .map(row -> Written.number(row.number("size")) + (isWithinError(row) ? " *" : ""))
                .orElse(cell.where("verdict", HOLDS).size() > 0 ? "none in " + trials(cell) : "–");
    }

    /** Not beyond four times what the method itself says that it may be off by. */
    static boolean isWithinError(Row row) {
        return row.number("size") <= 4 * row.number("error");
    }

    private List<String> lines() {
        List<Row> broken = rows.where("verdict", BROKEN).list();
        String largest = broken.stream()
                .max(Comparator.comparingDouble(row -> row.number("units")))
                .map(row -> Written.number(row.number("units")) + " hidden units (" + row.text("method") + ", "
                        + row.text("axiom") + ")")
                .orElse("none");
        return List.of(
                "A number is the size of the breach on the smallest network that was found, in the unit of f, or of f per unit of input"
                        + " where a method's values are; none in n: nothing was found on n trials at the tolerance, which proves nothing;"
                        + " –: the method refuses, or the axiom has nothing to say of it.",
                "*: not beyond four times what the method itself says it may be off by, its standard error or its quadrature.",
                "Tolerance: 1e-8 of what the networks could come to if nothing cancelled, 1e-4 for continuity. Baseline zero; methods as"
                        + " they are in the catalogue, and three more.",
                "Networks have biases of either sign, and may have a kink at the baseline. Conservation and positivity of deep Taylor"
                        + " decomposition are claimed for biases that are not positive; an expansion at the baseline asks for a gradient"
                        + " that f need not have there.",
                broken.size() + " of " + rows.size() + " searches found a counter-example; the largest has " + largest
                        + ".",
                "Each is found again by ./ascribe axiom METHOD AXIOM, as text, as a figure and as a file.",
                "Sums to f(x) − f(0), by definition or on every trial: "
                        + methods().stream()
                                .filter(method ->
                                        worst(cell(method, "completeness")).isEmpty())
                                .collect(Collectors.joining(", "))
                        + ".");
    }

    private Table counterExamples() {
        List<String> names = List.of("method", "axiom", "size", "units", "asked", "found");
        Table table = Table.create("Counter-examples");
        names.forEach(name -> table.addColumns(StringColumn.create(name)));
        for (Row row : rows.where("verdict", BROKEN)) {
            CounterExample example = CounterExample.ofJson(row.text("example"));
            List<String> words = List.of(
                    row.text("method"),
                    row.text("axiom"),
                    Written.number(row.number("size")),
                    row.text("units"),
                    example.question().asks().stream()
                            .map(ask -> ask.net() + " at " + Written.point(ask.input()))
                            .collect(Collectors.joining("; ")),
                    row.text("words"));
            for (int c = 0; c < words.size(); c++) {
                table.stringColumn(c).append(words.get(c));
            }
        }
        return table;
    }

    /** Of each axiom the counter-example that has the fewest hidden units, but at least one where there is such. */
    private Map<String, BufferedImage> figures() {
        Map<String, BufferedImage> figures = new LinkedHashMap<>();
        for (Axiom axiom : Axioms.all()) {
            rows.where("axiom", axiom.name()).where("verdict", BROKEN).list().stream()
                    .filter(row -> !isWithinError(row))
                    .min(Comparator.comparing((Row row) -> row.number("units") == 0)
                            .thenComparing(row -> row.number("units")))
                    .ifPresent(row -> figures.put(
                            axiom.name() + " broken", NetFigure.of(CounterExample.ofJson(row.text("example")))));
        }
        return figures;
    }
}
