package org.ascribe.study.integratedgradients.path;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.ascribe.report.Report;
import org.ascribe.result.Bootstrap;
import org.ascribe.result.OnlyShows;
import org.ascribe.result.Row;
import org.ascribe.result.Rows;
import org.ascribe.view.Numbers;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What {@link PathFigure} makes of its rows: rulings, attributions by path, broken symmetry, errors of rules, digits. */
@OnlyShows
record PathFigureReport(PathFigure study, Rows rows) {

    private static final String NETS = "random symmetric nets";

    Report report() {
        Map<String, BufferedImage> images = new LinkedHashMap<>(new PathPictures(rows).planes());
        if (rows.filter(row -> row.columns().contains("map")).size() > 0) {
            images.put("digits along paths", new PathPictures(rows).digits());
        }
        List<Table> tables =
                new ArrayList<>(List.of(new PathClaims(rows).table(), attributions(), asymmetries(), rules()));
        if (rows.where("part", PathFigure.DIGIT).size() > 0) {
            tables.addAll(List.of(digits(), steps(), pieces()));
        }
        return new Report(study.title(), lines(), tables, images);
    }

    private List<String> lines() {
        int nets = rows.where("part", PathFigure.ORDERS)
                .where("kind", PlaneSubject.NET)
                .size();
        long digits = rows.where("part", PathFigure.DIGIT).texts("image").stream()
                .distinct()
                .count();
        return List.of(
                "P₁ moves x₂ first, P₃ moves x₁ first, P₂ is the straight line: of its figure the paper's text names P₂ alone. Bent: feature i at"
                        + " α to the power 1 or 3. By the move: at α to the power 1 + |xᵢ − bᵢ|, so that features that move alike move"
                        + " together.",
                nets + " random tanh nets, symmetric in their two features; " + digits
                        + " digits a network from a black baseline, logit of the predicted class; float64; bootstrap 95 % intervals"
                        + " over nets or digits, paired.",
                "Symmetry is broken by |a₁ − a₂| / (|a₁| + |a₂|); the distance of two paths is Σ|a − a'| / Σ(|a| + |a'|): both from 0 to"
                        + " 1. By the move is held against P₂ where the moves differ.",
                "Along the edges a feature gets what f changes by as it moves alone: digits by forwards, one a pixel that moves, without a"
                        + " quadrature, and by Gauss-Legendre nodes on each piece for comparison.",
                "Error: the largest of both features, against closed forms; of nets, against 500 nodes. Estimate: the distance to the"
                        + " coarser rule that the library reports. No closed form is given where a path runs along a kink of f, on which"
                        + " it has no gradient.",
                "r and distance Σ|a − line| / Σ|line| to the map of the straight line, 300 Gauss-Legendre nodes. Beyond chance: the relative"
                        + " distance, by squares, of the mean over all orders, without what is due to which "
                        + study.orders()
                        + " were drawn.");
    }

    private Table attributions() {
        Rows fine = PathClaims.fine(rows);
        Table table = columns(
                "Attributions a₁, a₂ by path",
                "function",
                FigurePath.ALL.stream().map(FigurePath::name).toList());
        fine.groupBy("function").entrySet().stream()
                .limit(PlaneFunction.ALL.size() + 1)
                .forEach(e -> {
                    List<String> words = new ArrayList<>(e.getKey());
                    e.getValue().forEach(row -> words.add(shares(row)));
                    add(table, words);
                });
        return table;
    }

    private static String shares(Row row) {
        return "%s, %s".formatted(rounded(row.number("first")), rounded(row.number("second")));
    }

    private static String rounded(double share) {
        return Numbers.of(PathPictures.rounded(share));
    }

    private Table asymmetries() {
        Rows fine = PathClaims.fine(rows).filter(row -> !Double.isNaN(row.number("asymmetry")));
        Table table = columns(
                "Broken symmetry |a₁ − a₂| / (|a₁| + |a₂|)",
                "function",
                FigurePath.ALL.stream().map(FigurePath::name).toList());
        fine.where("kind", PlaneSubject.FORMULA)
                .groupBy("function")
                .forEach((function, of) -> byPath(
                        table,
                        function.get(0),
                        of,
                        path -> rounded(PathClaims.largest(PathClaims.relative(path, "asymmetry")))));
        byPath(
                table,
                NETS,
                fine.where("kind", PlaneSubject.NET),
                path -> Bootstrap.DEFAULT
                        .mean(PathClaims.relative(path, "asymmetry"))
                        .toString());
        return table;
    }

    private static void byPath(Table table, String name, Rows of, Function<Rows, String> cell) {
        List<String> words = new ArrayList<>(List.of(name));
        FigurePath.ALL.forEach(path -> words.add(cell.apply(of.where("path", path.name()))));
        add(table, words);
    }

    /** The largest error of a rule on each path, and of how many functions the estimate is no less. */
    private Table rules() {
        Table table = columns(
                "Largest error of a rule, and how often the estimate covers it",
                "rule",
                List.of("nodes a piece", "path", "formulas", "covered, formulas", NETS, "covered, nets"));
        rows.where("part", PathFigure.PATH)
                .filter(row -> !Double.isNaN(row.number("error")))
                .groupBy("rule", "nodes", "path")
                .forEach((key, of) -> {
                    List<String> words = new ArrayList<>(key);
                    for (String kind : List.of(PlaneSubject.FORMULA, PlaneSubject.NET)) {
                        Rows these = of.where("kind", kind);
                        words.add(Numbers.of(PathClaims.largest(these.numbers("error"))));
                        words.add(covered(these));
                    }
                    add(table, words);
                });
        return table;
    }

    /** Within rounding. */
    private static String covered(Rows of) {
        long covered = of.list().stream()
                .filter(row -> row.number("error") <= row.number("estimate") + 1e-12 * Math.abs(row.number("change")))
                .count();
        return covered + " of " + of.size();
    }

    private Table digits() {
        Table table = columns(
                "Digits", "network", List.of("path", "r with the line", "distance", "beyond chance", "Σa misses"));
        Rows these = rows.where("part", PathFigure.DIGIT)
                .filter(row -> !row.text("path").equals(DigitRows.LINE));
        Map<List<String>, List<Row>> groups = new LinkedHashMap<>();
        for (Row row : these) {
            String path = row.text("path").startsWith(DigitRows.RANDOM) ? "a random order" : row.text("path");
            groups.computeIfAbsent(List.of(row.text("network"), path), k -> new ArrayList<>())
                    .add(row);
        }
        groups.forEach((key, list) -> {
            Rows of = new Rows(list);
            Map<List<String>, Rows> byDigit = of.groupBy("image");
            double[] beyond = of.numbers("beyond");
            List<String> words = new ArrayList<>(key);
            words.add(overDigits(byDigit, "r"));
            words.add(overDigits(byDigit, "distance"));
            words.add(
                    Double.isNaN(beyond[0])
                            ? "–"
                            : Numbers.of(root(Arrays.stream(beyond).average().orElseThrow())));
            words.add(Numbers.of(PathClaims.largest(of.numbers("residual"))));
            add(table, words);
        });
        return table;
    }

    /** Of many orders of one digit, their mean: digits are what another draw would change. */
    private static String overDigits(Map<List<String>, Rows> byDigit, String column) {
        return Bootstrap.DEFAULT
                .mean(byDigit.values().stream()
                        .mapToDouble(of ->
                                Arrays.stream(of.numbers(column)).average().orElseThrow())
                        .toArray())
                .toString();
    }

    private static double root(double squared) {
        return Math.sqrt(Math.max(0, squared));
    }

    private Table steps() {
        Table table = columns(
                "What the sum misses along the straight line, in parts of f(x) − f(b)",
                "network",
                List.of("rule", "nodes", "mean over digits", "largest"));
        rows.where("part", PathFigure.STEPS).groupBy("network", "rule", "nodes").forEach((key, of) -> {
            List<String> words = new ArrayList<>(key);
            words.add(of.mean("missed").toString());
            words.add(Numbers.of(PathClaims.largest(of.numbers("missed"))));
            add(table, words);
        });
        return table;
    }

    private Table pieces() {
        Table table = columns(
                "Along the edges of the pixels by Gauss-Legendre nodes, in parts of the largest |a|",
                "network",
                List.of("nodes a piece", "largest error", "largest estimate"));
        rows.where("part", PathFigure.PIECES).groupBy("network", "nodes").forEach((key, of) -> {
            List<String> words = new ArrayList<>(key);
            words.add(Numbers.of(PathClaims.largest(of.numbers("error"))));
            double estimate = PathClaims.largest(of.numbers("estimate"));
            words.add(Double.isNaN(estimate) ? "–" : Numbers.of(estimate));
            add(table, words);
        });
        return table;
    }

    private static Table columns(String name, String first, List<String> others) {
        Table table = Table.create(name, StringColumn.create(first));
        others.forEach(other -> table.addColumns(StringColumn.create(other)));
        return table;
    }

    private static void add(Table table, List<String> words) {
        IntStream.range(0, words.size()).forEach(c -> table.stringColumn(c).append(words.get(c)));
    }
}
