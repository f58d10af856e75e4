package org.ascribe.study.deeptaylor;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ascribe.report.Intervals;
import org.ascribe.report.Report;
import org.ascribe.report.Ruling;
import org.ascribe.result.Bootstrap;
import org.ascribe.result.OnlyShows;
import org.ascribe.result.Rows;
import org.ascribe.view.Interval;
import org.ascribe.view.Ladder;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What {@link Cancellation} makes of its rows. */
@OnlyShows
record CancellationReport(String title, Rows rows) {

    private static final String DEEP_TAYLOR = "deep-taylor";
    private static final String SQUARED = "squared-gradient";

    /** What of Σ|a| / |Σ a| is rounding. */
    private static final double ROUNDING = 1e-9;

    Report report() {
        Map<String, Rows> subjects = subjects();
        List<Table> tables = new ArrayList<>(List.of(claims(subjects)));
        subjects.forEach((subject, some) -> tables.add(quotients(subject, some)));
        return new Report(title, lines(subjects), tables, Map.of("what cancels, by method", figure(subjects)));
    }

    private Map<String, Rows> subjects() {
        Map<String, Rows> subjects = new LinkedHashMap<>();
        rows.groupBy("subject").forEach((key, some) -> subjects.put(key.get(0), some));
        return subjects;
    }

    private static Rows answered(Rows of) {
        return of.where("refused", "");
    }

    /** {@code Σ|a| / |Σ a|} of each sample; infinite where the sum is zero. */
    static double[] quotients(Rows of) {
        double[] sums = answered(of).numbers("sum");
        Arrays.setAll(sums, i -> Math.abs(sums[i]));
        return Parts.quotients(answered(of).numbers("mass"), sums);
    }

    private static boolean isComplete(Rows of) {
        return of.list().get(0).text("complete").equals("true");
    }

    private static Map<String, Rows> byMethod(Rows some) {
        Map<String, Rows> methods = new LinkedHashMap<>();
        some.groupBy("method").forEach((key, of) -> methods.put(key.get(0), of));
        return methods;
    }

    private static Table quotients(String subject, Rows some) {
        StringColumn methods = StringColumn.create("method");
        StringColumn rooms = StringColumn.create("room");
        StringColumn medians = StringColumn.create("Σ|a| / |Σ a|, median");
        StringColumn largest = StringColumn.create("largest");
        StringColumn against = StringColumn.create("Σ|a| / |f(x)|, median");
        byMethod(some).forEach((method, of) -> {
            double[] quotients = quotients(of);
            methods.append(method);
            rooms.append(of.list().get(0).text("room"));
            if (quotients.length == 0) {
                medians.append("refuses");
                largest.append("–");
                against.append("–");
            } else {
                medians.append(Bootstrap.DEFAULT.median(quotients).toString());
                largest.append(Parts.number(Parts.largest(quotients)));
                double[] outputs = answered(of).numbers("output");
                Arrays.setAll(outputs, i -> Math.abs(outputs[i]));
                against.append(Bootstrap.DEFAULT
                        .median(Parts.quotients(answered(of).numbers("mass"), outputs))
                        .toString());
            }
        });
        return Table.create("What cancels, " + subject, methods, rooms, medians, largest, against);
    }

    private static Table claims(Map<String, Rows> subjects) {
        StringColumn claims = StringColumn.create("the introduction says");
        StringColumn where = StringColumn.create("where");
        StringColumn measured = StringColumn.create("measured");
        StringColumn rulings = StringColumn.create("ruling");
        subjects.forEach((subject, some) -> {
            Map<String, Rows> methods = byMethod(some);
            for (String method : List.of(DEEP_TAYLOR, SQUARED)) {
                double worst = methods.containsKey(method) ? Parts.largest(quotients(methods.get(method))) : 0;
                if (worst > 0) {
                    claims.append("nothing cancels in " + method);
                    where.append(subject);
                    measured.append("Σ|a| / |Σ a| is at most 1 + " + Parts.number(worst - 1));
                    rulings.append((worst <= 1 + ROUNDING ? Ruling.HOLDS : Ruling.DIFFERS).toString());
                }
            }
            methods.entrySet().stream()
                    .filter(e -> isComplete(e.getValue()) && quotients(e.getValue()).length > 0)
                    .max((a, b) -> Double.compare(
                            Parts.largest(quotients(a.getValue())), Parts.largest(quotients(b.getValue()))))
                    .ifPresent(e -> {
                        claims.append("without positivity, terms of a complete method can become arbitrarily large");
                        where.append(subject);
                        measured.append(
                                "up to " + Parts.number(Parts.largest(quotients(e.getValue()))) + " by " + e.getKey());
                        rulings.append("–");
                    });
        });
        return Table.create("The introduction's claims", claims, where, measured, rulings);
    }

    private static BufferedImage figure(Map<String, Rows> subjects) {
        List<String> methods = subjects.values().stream()
                .flatMap(some -> byMethod(some).keySet().stream())
                .distinct()
                .toList();
        Map<String, List<Interval>> series = new LinkedHashMap<>();
        subjects.forEach((subject, some) -> {
            Map<String, Rows> byMethod = byMethod(some);
            series.put(
                    subject,
                    methods.stream()
                            .map(method -> interval(byMethod.get(method)))
                            .toList());
        });
        return new Ladder("Σ|a| / |Σ a|, median with 95 % interval", methods).draw(series);
    }

    private static Interval interval(@Nullable Rows of) {
        double[] quotients = of == null ? new double[0] : quotients(of);
        return quotients.length == 0
                ? new Interval(Double.NaN, Double.NaN, Double.NaN)
                : Intervals.of(Bootstrap.DEFAULT.median(quotients));
    }

    private static List<String> lines(Map<String, Rows> subjects) {
        List<String> lines = new ArrayList<>(
                List.of(
                        "Logit of the predicted class; methods in the settings that the catalogue has for such samples. Medians over samples"
                                + " with bootstrap 95 % intervals: where a sum happens to be near zero, the quotient is huge.",
                        "Maps without a sign are 1 by construction, which says nothing for them: they do not add up to f. Where features are taken"
                                + " together, a group's value counts once.",
                        "Beside it Σ|a| in parts of |f(x)|: what the terms would have to be if nothing cancelled and all of f were shared out is 1."));
        subjects.forEach((subject, some) -> {
            long items = some.groupBy("item").size();
            lines.add(subject + ": " + items + (items == 1 ? " sample." : " samples."));
        });
        if (!subjects.containsKey(CancelledSubject.PHOTOGRAPHS)) {
            lines.add("Left out, for they are not there or this scale has none of them: photographs.");
        }
        return lines;
    }
}
