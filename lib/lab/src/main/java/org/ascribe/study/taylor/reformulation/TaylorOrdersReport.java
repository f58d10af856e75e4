package org.ascribe.study.taylor.reformulation;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.ascribe.report.Intervals;
import org.ascribe.report.Report;
import org.ascribe.result.Bootstrap;
import org.ascribe.result.Estimate;
import org.ascribe.result.OnlyShows;
import org.ascribe.result.Rows;
import org.ascribe.view.Axes;
import org.ascribe.view.Curves;
import org.ascribe.view.Interval;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What {@link TaylorOrders} makes of its rows: courses by order and way, radii, and whether a warning is right.
 *
 * @param study the study
 * @param rows its rows
 */
@OnlyShows
record TaylorOrdersReport(TaylorOrders study, Rows rows) {

    private static final int ORDERS = TaylorOrders.ORDERS;
    private static final List<String> MODELS = List.of("M-sg", "C-sg", "C-sp");
    /** Nearer to the image the changes are so small that nothing else could be read off the axis. */
    private static final List<Double> DRAWN =
            TaylorOrders.WAYS.stream().filter(way -> way > 0.2).toList();

    private static final List<Integer> SHOWN = List.of(1, 2, 4, 6, 8);

    private Rows of(String model, String at) {
        return rows.where("model", model.toLowerCase(Locale.ROOT)).where("at", at);
    }

    private Rows of(String model, String at, double way) {
        return of(model, at).filter(row -> row.number("way") == way);
    }

    private static Estimate median(Rows of, String what, int k) {
        return Bootstrap.DEFAULT.median(of.numbers(OrderColumns.column(what, k)));
    }

    private OrderCourse course(String model, String at, double way) {
        Rows of = of(model, at, way);
        return OrderCourse.of(
                IntStream.rangeClosed(1, ORDERS)
                        .mapToObj(k -> median(of, "IG", k))
                        .toList(),
                " %");
    }

    Report report() {
        Map<String, BufferedImage> images = new LinkedHashMap<>();
        for (String model : MODELS) {
            images.put(model + " by way", picture(model, "sample"));
        }
        images.put("C-sg at the baseline", picture("C-sg", "baseline"));
        images.put("radii", radii());
        return new Report(study.title(), lines(), List.of(ways(), methods(), radiusTable()), images);
    }

    private Table ways() {
        List<StringColumn> columns = columns("model", "expanded at", "way s", k -> "K = " + k);
        for (String model : MODELS) {
            for (String at : List.of("sample", "baseline")) {
                for (double way : List.of(0.3, 0.5, 1.0, 1.4)) {
                    Rows of = of(model, at, way);
                    columns.get(0).append(model);
                    columns.get(1).append(at);
                    columns.get(2).append(Double.toString(way));
                    for (int c = 0; c < SHOWN.size(); c++) {
                        columns.get(3 + c).append(median(of, "IG", SHOWN.get(c)).toString());
                    }
                }
            }
        }
        return Table.create("Change of IG in percent, median", columns.toArray(StringColumn[]::new));
    }

    private static List<StringColumn> columns(String a, String b, String c, IntFunction<String> order) {
        List<StringColumn> columns = new ArrayList<>();
        List.of(a, b, c).forEach(name -> columns.add(StringColumn.create(name)));
        SHOWN.forEach(k -> columns.add(StringColumn.create(order.apply(k))));
        return columns;
    }

    private Table methods() {
        StringColumn models = StringColumn.create("model");
        StringColumn names = StringColumn.create("method");
        StringColumn half = StringColumn.create("s = 0.5, median: K = 2 → 8");
        StringColumn whole = StringColumn.create("s = 1, median: K = 2 → 8");
        StringColumn means = StringColumn.create("s = 1, mean: K = 2 → 8");
        for (String model : MODELS) {
            for (String method : OrderColumns.METHODS) {
                Rows far = of(model, "sample", 1);
                models.append(model);
                names.append(method);
                half.append(fromSecond(k -> median(of(model, "sample", 0.5), method, k)));
                whole.append(fromSecond(k -> median(far, method, k)));
                means.append(fromSecond(k -> far.mean(OrderColumns.column(method, k))));
            }
        }
        return Table.create("Change in percent, expanded at the sample", models, names, half, whole, means);
    }

    private static String fromSecond(IntFunction<Estimate> of) {
        return of.apply(2) + " → " + of.apply(ORDERS);
    }

    private Table radiusTable() {
        StringColumn models = StringColumn.create("model");
        StringColumn estimated = StringColumn.create("estimated radius, median");
        StringColumn seen = StringColumn.create("error stops falling at, median");
        StringColumn ratio = StringColumn.create("estimated / seen, median");
        StringColumn beyond = StringColumn.create("images that never stop");
        for (String model : MODELS) {
            List<ExpansionReach> all = reaches(model);
            List<ExpansionReach> known =
                    all.stream().filter(ExpansionReach::isSeen).toList();
            models.append(model);
            estimated.append(Bootstrap.DEFAULT
                    .median(all.stream().mapToDouble(ExpansionReach::estimated).toArray())
                    .toString());
            seen.append(Bootstrap.DEFAULT
                    .median(all.stream().mapToDouble(ExpansionReach::seen).toArray())
                    .toString());
            ratio.append(
                    known.isEmpty()
                            ? "none seen"
                            : Bootstrap.DEFAULT
                                    .median(known.stream()
                                            .mapToDouble(reach -> reach.estimated() / reach.seen())
                                            .toArray())
                                    .toString());
            beyond.append(all.size() - known.size() + " of " + all.size());
        }
        return Table.create(
                "Radius of convergence at the sample, in ways to black", models, estimated, seen, ratio, beyond);
    }

    private List<ExpansionReach> reaches(String model) {
        return of(model, "sample").groupBy("image").values().stream()
                .map(ExpansionReach::of)
                .toList();
    }

    private BufferedImage picture(String model, String at) {
        Map<String, List<Interval>> series = new LinkedHashMap<>();
        for (int k : List.of(1, 2, 4, 8)) {
            series.put(
                    "K = " + k,
                    DRAWN.stream()
                            .map(way -> median(of(model, at, way), "IG", k))
                            .map(Intervals::of)
                            .toList());
        }
        Axes axes = Axes.of(
                "IG and its terms on " + model + ", expanded at the " + at,
                "part of the way from the image to black",
                "change, median, %");
        return Curves.image(Curves.intervals(
                axes.logarithmicY(), DRAWN.stream().map(way -> "s = " + way).toList(), series));
    }

    private BufferedImage radii() {
        List<ExpansionReach> known = MODELS.stream()
                .flatMap(model -> reaches(model).stream())
                .filter(ExpansionReach::isSeen)
                .toList();
        Axes axes = Axes.of(
                "How far an expansion reaches, one point an image of M-sg, C-sg or C-sp",
                "s at which the error stops falling with the order",
                "estimated radius, in ways to black");
        return Curves.image(Curves.scatter(
                axes,
                known.stream().mapToDouble(ExpansionReach::seen).toArray(),
                known.stream().mapToDouble(ExpansionReach::estimated).toArray()));
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        int images = rows.groupBy("image").size();
        lines.add("Change: 100 ‖o - r‖² / ‖o‖², " + images + (images == 1 ? " image" : " images")
                + "; medians, because outside the radius of convergence a few images decide a mean; " + heaviest()
                + ".");
        lines.add(polynomial());
        for (String model : MODELS) {
            for (double way : List.of(0.5, 1.0, 1.4)) {
                lines.add(model + ", s = " + way + ": IG's change "
                        + course(model, "sample", way).words() + "; expanded at the baseline it "
                        + course(model, "baseline", way).words() + ".");
            }
        }
        lines.add(warning());
        return lines;
    }

    /** Where a mean says least. */
    private String heaviest() {
        double most = 0;
        String where = "";
        for (String model : MODELS) {
            Rows far = of(model, "sample", 1);
            for (String method : OrderColumns.METHODS) {
                double mean = Arrays.stream(far.numbers(OrderColumns.column(method, ORDERS)))
                        .average()
                        .orElseThrow();
                double ratio = mean / median(far, method, ORDERS).value();
                if (ratio > most) {
                    most = ratio;
                    where = method + " on " + model;
                }
            }
        }
        return String.format(
                Locale.ROOT, "at s = 1 and K = %d a mean is up to %.3g times its median (%s)", ORDERS, most, where);
    }

    private String polynomial() {
        return String.format(
                Locale.ROOT,
                "Poly: from order 2 on, at both points and on any way, no method changes by more than %.1e %%.",
                OrderColumns.largestChange(rows.where("model", "poly"), 2, ORDERS));
    }

    /** Whether a radius below 1 foretells that order 8 is worse than order 4. */
    private String warning() {
        Rows all = rows.filter(row -> !row.text("model").equals("poly"));
        Rows warned = all.filter(row -> row.number("radius") < 1);
        Rows silent = all.filter(row -> row.number("radius") >= 1);
        return String.format(
                Locale.ROOT,
                "The warning of the certificate (radius below 1): order 8 is worse than order 4 in %d of %d expansions with it,"
                        + " in %d of %d without.",
                worse(warned),
                warned.size(),
                worse(silent),
                silent.size());
    }

    private static long worse(Rows of) {
        return of.list().stream()
                .filter(row -> row.number(OrderColumns.column("IG", 8)) > row.number(OrderColumns.column("IG", 4)))
                .count();
    }
}
