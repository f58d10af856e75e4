package org.ascribe.study.integratedgradients.path;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ascribe.report.Ruling;
import org.ascribe.result.Bootstrap;
import org.ascribe.result.Estimate;
import org.ascribe.result.OnlyShows;
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
                "five paths on random nets",
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
                "the mean over all orders of the features is the Shapley value",
                "all functions and nets",
                orders,
                orders.numbers("difference"));
        rows.where("part", PathFigure.STEPS)
                .where("rule", PlaneRows.RIGHT)
                .groupBy("network")
                .forEach((network, of) -> steps(table, network.get(0), of));
        return table;
    }

    private void other(Table table, String path, Rows nets) {
        Estimate distance = Bootstrap.DEFAULT.mean(fromLine(nets, path));
        add(
                table,
                "each path is another method",
                path + " on random nets",
                "max|a − a of P₂| / |f(x) − f(b)| " + distance,
                Ruling.above0(distance));
    }

    /** Where the line runs along the kink of a maximum, its gradient is what the engine says of 0. */
    private void kinks(Table table) {
        Rows line = fine().where("path", FigurePath.P2);
        List<String> shares = PlaneFunction.MAXIMA.stream()
                .map(name -> name + " " + shares(line.where("function", name)))
                .toList();
        double asymmetry = PlaneFunction.MAXIMA.stream()
                .mapToDouble(name -> largest(line.where("function", name).numbers("asymmetry")))
                .max()
                .orElseThrow();
        double apart = IntStream.range(0, 2)
                .mapToDouble(i -> Math.abs(line.where("function", PlaneFunction.MAXIMA.get(1))
                                .list()
                                .get(0)
                                .number("first")
                        - line.where("function", PlaneFunction.MAXIMA.get(1 + i))
                                .list()
                                .get(0)
                                .number("first")))
                .max()
                .orElseThrow();
        String measured = "a₁, a₂: " + String.join("; ", shares);
        String of = "a maximum, b and x on its kink";
        add(table, "the straight line keeps symmetry", of, measured, Ruling.equal(asymmetry));
        add(table, "the straight line is implementation invariant", of, measured, Ruling.equal(apart));
    }

    private static String shares(Rows of) {
        return Numbers.of(PathPictures.rounded(of.list().get(0).number("first"))) + ", "
                + Numbers.of(PathPictures.rounded(of.list().get(0).number("second")));
    }

    private void only(Table table, Rows nets) {
        List<Estimate> broken = FigurePath.ONE_CURVE.stream()
                .map(path -> Bootstrap.DEFAULT.mean(relative(nets.where("path", path), "asymmetry")))
                .toList();
        add(
                table,
                "the straight line alone keeps symmetry",
                "paths that are one curve for all b and x: " + String.join(", ", FigurePath.ONE_CURVE),
                "|a₁ − a₂| / |f(x) − f(b)| "
                        + String.join(
                                "; ", broken.stream().map(Estimate::toString).toList()),
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
                "a path that may depend on b and x: " + FigurePath.OWN,
                "|a₁ − a₂| / |f(x) − f(b)| at most " + Numbers.of(asymmetry)
                        + " on random symmetric nets; where moves differ, " + Numbers.of(distance) + " from P₂",
                counters ? Ruling.DIFFERS : Ruling.HOLDS);
    }

    private static void steps(Table table, String network, Rows of) {
        List<String> missed = new ArrayList<>();
        List<Estimate> room = new ArrayList<>();
        of.groupBy("nodes").forEach((nodes, these) -> {
            missed.add(Numbers.of(100 * largest(these.numbers("missed"))) + " % by " + nodes.get(0));
            room.add(Bootstrap.DEFAULT.mean(Arrays.stream(these.numbers("missed"))
                    .map(part -> ENOUGH - part)
                    .toArray()));
        });
        add(
                table,
                "20 to 300 steps bring the sum within 5 %",
                network + ", right sums",
                "missed at most " + String.join(", ", missed) + " steps",
                Ruling.allAbove0(room));
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

    static double[] relative(Rows of, String column) {
        double[] values = of.numbers(column);
        double[] changes = of.numbers("change");
        return IntStream.range(0, values.length)
                .mapToDouble(i -> values[i] / Math.abs(changes[i]))
                .toArray();
    }

    /** Of each function, between a path and the straight line. */
    private static double[] fromLine(Rows of, String path) {
        Rows line = of.where("path", FigurePath.P2);
        Rows other = of.where("path", path);
        return IntStream.range(0, line.size())
                .mapToDouble(i -> Stream.of("first", "second")
                                .mapToDouble(
                                        share -> Math.abs(line.list().get(i).number(share)
                                                - other.list().get(i).number(share)))
                                .max()
                                .orElseThrow()
                        / Math.abs(line.list().get(i).number("change")))
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
