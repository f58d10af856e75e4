package org.ascribe.study.axiom;

import static org.ascribe.study.axiom.AxiomTable.HOLDS;

import java.util.List;
import java.util.Optional;
import org.ascribe.axiom.net.Written;
import org.ascribe.report.Ruling;
import org.ascribe.result.OnlyShows;
import org.ascribe.result.Row;
import org.ascribe.result.Rows;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What papers say of methods and axioms, and how it fares: a breach is shown by one network, the absence of one by none. */
@OnlyShows
record AxiomClaims(AxiomReport report) {

    private static final String INTEGRAL = "integrated-gradients-exact";

    /** What is said of whom. */
    private record Claim(String source, String method, String axiom, boolean kept) {

        String words() {
            return method + (kept ? " keeps " : " breaks ") + axiom;
        }
    }

    private static final List<Claim> CLAIMS = List.of(
            new Claim("Sundararajan 2017", "gradient", "sensitivity-a", false),
            new Claim("Sundararajan 2017", "input-x-gradient", "sensitivity-a", false),
            new Claim("Sundararajan 2017", "guided-backprop", "sensitivity-a", false),
            new Claim("Sundararajan 2017", "deconvnet", "sensitivity-a", false),
            new Claim("Sundararajan 2017", "gradient", "implementation-invariance", true),
            new Claim("Sundararajan 2017", "deeplift", "implementation-invariance", false),
            new Claim("Sundararajan 2017", "epsilon-lrp", "implementation-invariance", false),
            new Claim("Sundararajan 2017", "lrp-epsilon", "implementation-invariance", false),
            new Claim("Sundararajan 2017", "lrp-without-biases", "implementation-invariance", false),
            new Claim("Sundararajan 2017", "deeplift", "sensitivity-a", true),
            new Claim("Sundararajan 2017", "lrp-epsilon", "sensitivity-a", true),
            new Claim("Sundararajan 2017", INTEGRAL, "sensitivity-a", true),
            new Claim("Sundararajan 2017", INTEGRAL, "sensitivity-b", true),
            new Claim("Sundararajan 2017", INTEGRAL, "implementation-invariance", true),
            new Claim("Sundararajan 2017", INTEGRAL, "completeness", true),
            new Claim("Sundararajan 2017", INTEGRAL, "linearity", true),
            new Claim("Sundararajan 2017", INTEGRAL, "symmetry", true),
            new Claim("Sundararajan 2017", "axis-parallel-path", "sensitivity-b", true),
            new Claim("Sundararajan 2017", "axis-parallel-path", "implementation-invariance", true),
            new Claim("Sundararajan 2017", "axis-parallel-path", "completeness", true),
            new Claim("Sundararajan 2017", "axis-parallel-path", "linearity", true),
            new Claim("Sundararajan 2017", "axis-parallel-path", "symmetry", false),
            new Claim("Montavon 2017", "deep-taylor", "positivity", true),
            new Claim("Montavon 2017", "deep-taylor", "conservation", true),
            new Claim("introduction to deep Taylor", "deep-taylor", "continuity", true),
            new Claim("introduction to deep Taylor", "gradient", "continuity", false),
            new Claim("Kindermans 2019", "gradient", "input-shift-invariance", true),
            new Claim("Kindermans 2019", "guided-backprop", "input-shift-invariance", true),
            new Claim("Kindermans 2019", "input-x-gradient", "input-shift-invariance", false),
            new Claim("Kindermans 2019", INTEGRAL, "input-shift-invariance", false),
            new Claim("Sundararajan and Najmi 2020", INTEGRAL, "affine-scale-invariance", true),
            new Claim("Sundararajan and Najmi 2020", INTEGRAL, "demand-monotonicity", false),
            new Claim("Sundararajan and Najmi 2020", "shapley-values", "affine-scale-invariance", true),
            new Claim("Sundararajan and Najmi 2020", "shapley-values", "demand-monotonicity", true));

    Table table() {
        Table table = Table.create("What papers say");
        List.of("source", "it says", "found", "ruling").forEach(name -> table.addColumns(StringColumn.create(name)));
        for (Claim claim : CLAIMS) {
            Rows cell = report.cell(claim.method, claim.axiom);
            if (cell.size() > 0) {
                Optional<Row> worst = AxiomReport.worst(cell);
                String found = worst.map(row -> "broken by " + Written.number(row.number("size")))
                        .orElse("none in " + AxiomReport.trials(cell) + " trials");
                table.stringColumn(0).append(claim.source);
                table.stringColumn(1).append(claim.words());
                table.stringColumn(2).append(found);
                table.stringColumn(3).append(ruling(claim, worst, cell).toString());
            }
        }
        return table;
    }

    /** One network refutes that an axiom is kept; that none was found supports it, and does not refute that one is broken. */
    private static Ruling ruling(Claim claim, Optional<Row> worst, Rows cell) {
        if (worst.isPresent()) {
            return claim.kept ? Ruling.DIFFERS : Ruling.HOLDS;
        }
        return claim.kept && cell.where("verdict", HOLDS).size() > 0 ? Ruling.HOLDS : Ruling.UNDECIDED;
    }
}
