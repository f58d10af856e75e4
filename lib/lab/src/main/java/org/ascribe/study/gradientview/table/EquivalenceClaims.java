package org.ascribe.study.gradientview.table;

import static org.ascribe.study.gradientview.SixMethod.DEEP_LIFT;
import static org.ascribe.study.gradientview.SixMethod.GRADIENT_INPUT;

import java.util.List;
import java.util.function.Predicate;
import org.ascribe.report.Ruling;
import org.ascribe.result.Bootstrap;
import org.ascribe.result.Estimate;
import org.ascribe.result.OnlyShows;
import org.ascribe.result.Rows;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The sentences of the paper's section 3 and how they fare. */
@OnlyShows
record EquivalenceClaims(Rows rows) {

    private static final List<String> ZERO_AT_ZERO = List.of("ReLU", "Tanh");
    private static final List<String> NOT_ZERO_AT_ZERO = List.of("Sigmoid", "Softplus");
    private static final String AUTHORS_EPSILON = "1.0E-4";

    Table table() {
        Table table = Table.create(
                "The paper's claims",
                StringColumn.create("the paper says"),
                StringColumn.create("of"),
                StringColumn.create("measured"),
                StringColumn.create("ruling"));
        equal(table, "ε-LRP is Gradient * Input", Identities.LRP_GRADIENT, "ReLU");
        ZERO_AT_ZERO.forEach(s -> equal(table, "ε-LRP is DeepLIFT without biases", Identities.WITHOUT_BIASES, s));
        equal(table, "all signed methods are one on a linear model", Identities.LINEAR, "");
        NOT_ZERO_AT_ZERO.forEach(s -> bounded(table, s));
        NOT_ZERO_AT_ZERO.forEach(s -> diverges(table, s));
        NOT_ZERO_AT_ZERO.forEach(s -> concentrates(table, s));
        for (String s : List.of("ReLU", "Tanh", "Sigmoid", "Softplus")) {
            approximates(table, s);
        }
        return table;
    }

    /** Of one activation, or of all if it is empty. */
    private void equal(Table table, String claim, String identity, String activation) {
        Rows of = part(ActivationEquivalence.IDENTITY, activation).where("identity", identity);
        double largest = EquivalenceReport.largest(of, "difference");
        add(
                table,
                claim,
                activation.isEmpty() ? "all" : activation,
                "largest difference " + EquivalenceReport.shortly(largest) + " on " + of.size() + " nets and samples",
                of,
                Ruling.equal(largest));
    }

    private void bounded(Table table, String activation) {
        Rows of = part(ActivationEquivalence.CURVE, activation);
        double[] slopes = of.numbers("slope");
        double[] bounds = of.numbers("bound");
        double nearest = 0;
        for (int i = 0; i < slopes.length; i++) {
            nearest = Math.max(nearest, slopes[i] / bounds[i]);
        }
        add(
                table,
                "nothing but ε bounds the slope, at |s(0)| / ε or 1",
                activation,
                "largest slope " + EquivalenceReport.shortly(nearest) + " of the bound",
                of,
                nearest <= 1 ? Ruling.HOLDS : Ruling.DIFFERS);
    }

    private void diverges(Table table, String activation) {
        Rows lrp = part(ActivationEquivalence.CURVE, activation).where("epsilon", AUTHORS_EPSILON);
        Rows gradient = part(ActivationEquivalence.APPROXIMATION, activation).where("method", GRADIENT_INPUT);
        compared(
                table,
                "ε-LRP at ε = 1e-4 diverges: r with IG, below that of Gradient * Input by",
                activation,
                gradient.numbers("r"),
                lrp.numbers("r_integrated"));
    }

    /** Against the same method where ε keeps all slopes below 1. */
    private void concentrates(Table table, String activation) {
        Rows of = part(ActivationEquivalence.CURVE, activation);
        compared(
                table,
                "a small ε concentrates the map: 1 % of the pixels, at 1e-4 above 1 by",
                activation,
                of.where("epsilon", AUTHORS_EPSILON).numbers("concentration"),
                of.where("epsilon", "1.0").numbers("concentration"));
    }

    private void approximates(Table table, String activation) {
        Rows of = part(ActivationEquivalence.APPROXIMATION, activation);
        compared(
                table,
                "DeepLIFT approximates IG: nearer than Gradient * Input by",
                activation,
                of.where("method", GRADIENT_INPUT).numbers("distance"),
                of.where("method", DEEP_LIFT).numbers("distance"));
    }

    private static void compared(Table table, String claim, String activation, double[] more, double[] less) {
        if (more.length > 0) {
            Estimate difference = Bootstrap.DEFAULT.difference(more, less);
            add(
                    table,
                    claim,
                    activation,
                    difference.toString(),
                    Ruling.above0(difference).toString());
        }
    }

    private Rows part(String part, String activation) {
        Predicate<String> fits = of -> activation.isEmpty() || of.equals(activation);
        return rows.where("part", part).filter(row -> fits.test(row.text("activation")));
    }

    private static void add(Table table, String claim, String activation, String measured, Rows of, Ruling ruling) {
        if (of.size() > 0) {
            add(table, claim, activation, measured, ruling.toString());
        }
    }

    private static void add(Table table, String... words) {
        for (int c = 0; c < words.length; c++) {
            table.stringColumn(c).append(words[c]);
        }
    }
}
