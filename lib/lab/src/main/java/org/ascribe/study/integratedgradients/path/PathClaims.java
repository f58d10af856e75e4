package org.ascribe.study.integratedgradients.path;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ascribe.report.Ruling;
import org.ascribe.result.Bootstrap;
import org.ascribe.result.Estimate;
import org.ascribe.result.OnlyShows;
import org.ascribe.result.Row;
import org.ascribe.result.Rows;
import org.ascribe.view.Numbers;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The sentences of the paper on paths and how they fare, each by the rule of 1000 Gauss-Legendre nodes. */
@OnlyShows
record PathClaims(Rows rows) {

    /** The paper's, of the sum. */
    private static final double ENOUGH = 0.05;

    Table table() {
        Table table = Table.create("The paper's claims");
        List.of("the paper says", "of", "measured", "ruling")
                .forEach(name -> table.addColumns(StringColumn.create(name)));
        Rows nets = fine().where("kind", PlaneSubject.NET);
        equal(
                table,
                "every path method is complete: Σa = f(x) − f(b)",
                "random nets, five paths",
                nets,
                relative(nets, "residual"));
        for (String path : FigurePath.FIGURE) {
            if (!path.equals(FigurePath.P2)) {
                other(table, path, nets);
            }
        }
        equal(
                table,
                "the straight line keeps symmetry",
                "random symmetric nets",
                nets.where("path", FigurePath.P2),
                relative(nets.where("path", FigurePath.P2), "asymmetry"));
        kinks(table);
        only(table, nets);
        own(table, nets);
        Rows orders = rows.where("part", PathFigure.ORDERS);
        equal(
                table,
                "the mean over all orders is the Shapley value",
                "all functions and nets",
                orders,
                orders.numbers("difference"));
        rows.where("part", PathFigure.STEPS)
                .where("rule", PlaneRows.RIGHT)
                .filter(row -> List.of("20", "300").contains(row.text("nodes")))
                .groupBy("network", "nodes")
                .forEach((key, of) -> steps(table, key, of));
        return table;
    }

    private void other(Table table, String path, Rows nets) {
        Estimate distance = Bootstrap.DEFAULT.mean(fromLine(nets, path));
        add(
                table,
                "each path is another method",
                path + " on random nets",
                "distance to P₂ " + distance,
                Ruling.above0(distance));
    }

    /** Where the line runs along the kink of a maximum, its gradient is what the engine says of 0. */
    private void kinks(Table table) {
        Rows line = fine().where("path", FigurePath.P2);
        String shares = PlaneFunction.MAXIMA.stream()
                .map(name -> Numbers.of(PathPictures.rounded(first(line, name))))
                .collect(Collectors.joining(", "));
        double asymmetry = PlaneFunction.MAXIMA.stream()
                .mapToDouble(name -> largest(line.where("function", name).numbers("asymmetry")))
                .max()
                .orElseThrow();
        double apart = Math.abs(first(line, PlaneFunction.MAXIMA.get(1)) - first(line, PlaneFunction.MAXIMA.get(2)));
        String measured = "a₁ = " + shares + ", by how it is written";
        String of = "a maximum along its kink";
        add(table, "the straight line keeps symmetry", of, measured, Ruling.equal(asymmetry));
        add(table, "the straight line is implementation invariant", of, measured, Ruling.equal(apart));
    }

    private static double first(Rows of, String function) {
        return of.where("function", function).list().get(0).number("first");
    }

    private void only(Table table, Rows nets) {
        List<Estimate> broken = FigurePath.ONE_CURVE.stream()
                .map(path -> Bootstrap.DEFAULT.mean(relative(nets.where("path", path), "asymmetry")))
                .toList();
        Estimate least =
                broken.stream().min(Comparator.comparingDouble(Estimate::low)).orElseThrow();
        add(
                table,
                "the straight line alone keeps symmetry",
                "one curve for all b and x: " + String.join(", ", FigurePath.ONE_CURVE),
                "each breaks it by " + least + " or more",
                Ruling.allAbove0(broken));
    }

    /** It keeps symmetry, and is not the line: a counter-example to the sentence. */
    private void own(Table table, Rows nets) {
        double asymmetry = largest(relative(nets.where("path", FigurePath.OWN), "asymmetry"));
        Rows uneven = fine().where("kind", PlaneSubject.FORMULA).filter(row -> Double.isNaN(row.number("asymmetry")));
        double distance = largest(fromLine(uneven, FigurePath.OWN));
        boolean counters = Ruling.equal(asymmetry) == Ruling.HOLDS && Ruling.equal(distance) == Ruling.DIFFERS;
        add(
                table,
                "the straight line alone keeps symmetry",
                FigurePath.OWN + ", which looks at b and x",
                "breaks it by " + Numbers.of(asymmetry) + "; distance to P₂ " + Numbers.of(distance),
                counters ? Ruling.DIFFERS : Ruling.HOLDS);
    }

    private static void steps(Table table, List<String> key, Rows of) {
        double[] missed = of.numbers("missed");
        long enough = Arrays.stream(missed).filter(part -> part <= ENOUGH).count();
        Ruling ruling = missed.length < Ruling.LEAST_SAMPLES
                ? Ruling.UNDECIDED
                : enough == missed.length ? Ruling.HOLDS : Ruling.DIFFERS;
        add(
                table,
                "20 to 300 steps bring the sum within 5 %",
                key.get(0) + ", right sum of " + key.get(1),
                enough + " of " + missed.length + " digits; at most " + Numbers.of(100 * largest(missed)) + " % missed",
                ruling);
    }

    /** By the largest of the fine rules. */
    private Rows fine() {
        return fine(rows);
    }

    static Rows fine(Rows rows) {
        return rows.where("part", PathFigure.PATH)
                .where("rule", PlaneRows.GAUSS)
                .where("nodes", "1000");
    }

    /** In parts of |a₁| + |a₂|, which is not small where f(x) − f(b) is by chance. */
    static double[] relative(Rows of, String column) {
        return of.list().stream()
                .mapToDouble(row -> row.number(column) / mass(row))
                .toArray();
    }

    private static double mass(Row row) {
        return Math.abs(row.number("first")) + Math.abs(row.number("second"));
    }

    /** Of each function, between a path and the straight line. */
    private static double[] fromLine(Rows of, String path) {
        List<Row> line = of.where("path", FigurePath.P2).list();
        List<Row> other = of.where("path", path).list();
        return IntStream.range(0, line.size())
                .mapToDouble(i ->
                        (Math.abs(line.get(i).number("first") - other.get(i).number("first"))
                                        + Math.abs(line.get(i).number("second")
                                                - other.get(i).number("second")))
                                / (mass(line.get(i)) + mass(other.get(i))))
                .toArray();
    }

    static double largest(double... values) {
        return Arrays.stream(values).max().orElse(Double.NaN);
    }

    private static void equal(Table table, String claim, String of, Rows these, double... differences) {
        double largest = largest(differences);
        String measured = "largest difference " + Numbers.of(largest) + " of " + these.size();
        add(table, claim, of, measured, Ruling.equal(largest));
    }

    private static void add(Table table, String claim, String of, String measured, Ruling ruling) {
        List<String> words = List.of(claim, of, measured, ruling.toString());
        IntStream.range(0, words.size()).forEach(c -> table.stringColumn(c).append(words.get(c)));
    }
}
