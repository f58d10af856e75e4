package org.ascribe.study.taylor.reformulation;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ascribe.report.Intervals;
import org.ascribe.result.Bootstrap;
import org.ascribe.result.Estimate;
import org.ascribe.result.Median;
import org.ascribe.result.OnlyShows;
import org.ascribe.result.Rows;
import org.ascribe.view.Axes;
import org.ascribe.view.Curves;
import org.ascribe.view.Interval;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What more orders than the paper's two do to Table 3. */
@OnlyShows
record OrdersReport(Rows rows) {

    private static final int ORDERS = ReformulationErrors.ORDERS;
    private static final List<String> MODELS = List.of("Poly", "M-sg", "C-sg");
    /** Of fewer images nothing is said. */
    private static final int FEW = 5;

    private static final double ROUNDING = 1e-12;

    private Rows of(String model) {
        return rows.where("model", model.toLowerCase(Locale.ROOT));
    }

    /** Those whose baseline seems to lie inside the radius of convergence, or all others. */
    private Rows of(String model, boolean inside) {
        return of(model).filter(row -> row.number("radius") >= 1 == inside);
    }

    private static List<Estimate> means(Rows of, String what) {
        return Bootstrap.DEFAULT.means(orders(k -> of.numbers(OrderColumns.column(what, k))));
    }

    private static List<Estimate> medians(Rows of, String what) {
        return orders(k -> Bootstrap.DEFAULT.median(of.numbers(OrderColumns.column(what, k))));
    }

    private static <T> List<T> orders(Function<Integer, T> what) {
        return IntStream.rangeClosed(1, ORDERS).boxed().map(what).toList();
    }

    Table changes() {
        Table table = Table.create("Table 3 by order", StringColumn.create("model"), StringColumn.create("mean of"));
        orders(k -> table.addColumns(StringColumn.create("K = " + k)));
        for (String model : MODELS) {
            Rows of = of(model);
            Estimate gi = of.mean("gi");
            append(table, model, "GI change, %", orders(k -> gi));
            OrderColumns.METHODS.forEach(method -> append(table, model, method + " change, %", means(of, method)));
            append(table, model, "expansion error", means(of, "error"));
            append(table, model, "its median", medians(of, "error"));
        }
        return table;
    }

    private static void append(Table table, String model, String what, List<Estimate> estimates) {
        List<String> cells = Stream.concat(
                        Stream.of(model, what), estimates.stream().map(OrdersReport::cell))
                .toList();
        for (int c = 0; c < cells.size(); c++) {
            table.stringColumn(c).append(cells.get(c));
        }
    }

    /** Of rounding errors an interval says nothing. */
    private static String cell(Estimate estimate) {
        return estimate.high() < ROUNDING ? OrderCourse.digits(estimate.value()) : estimate.toString();
    }

    Table reach() {
        StringColumn model = StringColumn.create("model");
        StringColumn radius = StringColumn.create("radius of convergence, median");
        StringColumn inside = StringColumn.create("images inside, %");
        StringColumn near = StringColumn.create("IG's change inside, median: K = 2 → " + ORDERS);
        StringColumn far = StringColumn.create("outside");
        for (String name : MODELS) {
            model.append(name);
            double[] radii = of(name).numbers("radius");
            radius.append(Bootstrap.DEFAULT.median(radii).toString());
            inside.append(Bootstrap.DEFAULT
                    .mean(Arrays.stream(radii).map(r -> r >= 1 ? 100 : 0).toArray())
                    .toString());
            near.append(fromSecond(of(name, true)));
            far.append(fromSecond(of(name, false)));
        }
        return Table.create("How far the expansion reaches", model, radius, inside, near, far);
    }

    private static String fromSecond(Rows of) {
        if (of.size() == 0) {
            return "no image";
        }
        List<Estimate> medians = medians(of, "ig");
        return of.size() + (of.size() == 1 ? " image, " : " images, ") + medians.get(1) + " → "
                + medians.get(ORDERS - 1);
    }

    BufferedImage picture() {
        Map<String, List<Interval>> series = new LinkedHashMap<>();
        for (String model : List.of("M-sg", "C-sg")) {
            for (boolean inside : List.of(true, false)) {
                Rows of = of(model, inside);
                if (of.size() > 0) {
                    String name = model + (inside ? ", inside" : ", outside");
                    series.put(
                            name, medians(of, "ig").stream().map(Intervals::of).toList());
                }
            }
        }
        Axes axes = Axes.of("IG and its terms up to order K", "", "change, median, %");
        return Curves.image(Curves.intervals(axes.logarithmicY(), orders(k -> "K = " + k), series));
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(
                "Orders: all from one series; GI is its first-order term alone, so no order changes it. Medians stand beside"
                        + " means because outside the radius of convergence a few images decide a mean.");
        lines.add(polynomial());
        for (String model : List.of("M-sg", "C-sg")) {
            double radius = Median.of(of(model).numbers("radius"));
            OrderCourse course = OrderCourse.of(medians(of(model), "ig"), " %");
            lines.add(model + ": the expansion reaches " + OrderCourse.digits(radius)
                    + " of the way to the baseline (median);"
                    + " IG's change, median, " + course.words()
                    + (course.turns() ? reason(radius) : "."));
            for (boolean inside : List.of(true, false)) {
                Rows of = of(model, inside);
                if (of.size() >= FEW) {
                    lines.add("  " + of.size() + (inside ? " inside: " : " outside: ")
                            + OrderCourse.of(medians(of, "ig"), " %").words() + ".");
                }
            }
        }
        return lines;
    }

    private static String reason(double radius) {
        return radius < 1
                ? ": the expansion leaves its radius of convergence."
                : ", although the estimated radius includes the baseline.";
    }

    private String polynomial() {
        return String.format(
                Locale.ROOT,
                "Poly: from order 2 on no method changes by more than %.1e %%, on any image.",
                OrderColumns.largestChange(of("Poly"), 2, ORDERS));
    }
}
