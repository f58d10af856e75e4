package org.ascribe.study.taylor.infidelity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.ascribe.result.Bootstrap;
import org.ascribe.result.Entry;
import org.ascribe.result.Estimate;
import org.ascribe.result.OnlyShows;
import org.ascribe.result.Row;
import org.ascribe.result.Rows;
import org.ascribe.study.taylor.principles.LineUp;

/**
 * Whether the paper's trend is there, and what breaks it.
 *
 * @param rows by model and method
 * @param summaries by dialect and model
 * @param bySide for each model, in the optimal dialect, those of the squares of one side, without EG
 */
@OnlyShows
record InfidelityFindings(
        Map<String, Map<String, Rows>> rows,
        Map<InfidelityDialect, Map<String, Summary>> summaries,
        Map<String, List<Summary>> bySide) {

    private static final String SHARED = InfidelityContenders.EG_NEAR
            + " shares out f(x) - E f(b), in the mean magnitude, of the f(x) - f(black) there is: ";

    private static final String FACTORS =
            "A patch gives its whole effect to each of its 4 or 16 pixels, and a square's foretold"
                    + " change is their sum; the factors OPTIMAL gives Occ-2x2 and Occ-4x4 in the mean: ";

    private static final String SIDES = "ρ without EG, OPTIMAL, under the smallest and the largest squares: ";

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        summaries.forEach((dialect, byModel) -> {
            byModel.forEach((model, summary) -> lines.add(trend(dialect, model, summary)));
            lines.add(everywhere(dialect, byModel.values()));
        });
        lines.add(SHARED + each(rows, this::shared));
        lines.add(FACTORS + each(rows, InfidelityFindings::factors));
        lines.add(InfidelityContenders.EG_BLACK + " minus IG, image by image, UNSCALED and OPTIMAL: "
                + each(rows, InfidelityFindings::aroundBlack));
        lines.add(SIDES + each(bySide, InfidelityFindings::sides));
        return lines;
    }

    private static <T> String each(Map<String, T> byModel, BiFunction<String, T, String> say) {
        return byModel.entrySet().stream()
                        .map(entry -> say.apply(entry.getKey(), entry.getValue()))
                        .collect(Collectors.joining("; "))
                + ".";
    }

    /** The paper's line-up, and the method that stands against the trend most. */
    private static String trend(InfidelityDialect dialect, String model, Summary summary) {
        String breaker = InfidelityLineUps.PRINTED.methods().stream()
                .min(Comparator.comparingDouble(
                        method -> summary.without(method).rank().value()))
                .orElseThrow();
        return dialect + " on " + model + ", infidelity " + summary.verdict() + " (r = "
                + summary.printed().pearson() + ", ρ = " + summary.printed().rank() + "); without " + breaker + " ρ = "
                + summary.without(breaker).rank() + ".";
    }

    /** The line-ups that follow the paper on every model, or those that do not, whichever are fewer. */
    private static String everywhere(InfidelityDialect dialect, Collection<Summary> models) {
        Map<Boolean, List<String>> falling = InfidelityLineUps.all().stream()
                .collect(Collectors.partitioningBy(
                        lineUp -> models.stream()
                                .allMatch(summary ->
                                        summary.standing().trend(lineUp).rank().high() < 0),
                        Collectors.mapping(LineUp::name, Collectors.toList())));
        List<String> yes = Entry.of(falling, true);
        List<String> no = Entry.of(falling, false);
        String which = yes.isEmpty()
                ? "none"
                : no.isEmpty()
                        ? "all"
                        : no.size() < yes.size() ? "all but " + String.join("; ", no) : String.join("; ", yes);
        return dialect + ", line-ups whose ρ is below 0 on all models, intervals and all: " + which + ".";
    }

    private String shared(String model, Map<String, Rows> byMethod) {
        Rows near = Entry.of(byMethod, InfidelityContenders.EG_NEAR);
        return String.format(
                Locale.ROOT,
                "%.3f of %.2f logit on %s, which leaves %.1f %% of the mean squared change unforetold, UNSCALED",
                meanMagnitude(near, "sum"),
                meanMagnitude(near, "output_change"),
                model,
                100
                        * Entry.of(
                                        Entry.of(Entry.of(summaries, InfidelityDialect.UNSCALED), model)
                                                .share(),
                                        InfidelityContenders.EG_NEAR)
                                .value());
    }

    private static double meanMagnitude(Rows rows, String column) {
        return rows.list().stream()
                .mapToDouble((Row row) -> Math.abs(row.number(column)))
                .average()
                .orElseThrow();
    }

    private static String factors(String model, Map<String, Rows> byMethod) {
        return String.format(
                Locale.ROOT,
                "1/%.1f and 1/%.1f on %s",
                1
                        / Entry.of(byMethod, InfidelityContenders.OCC_SMALL)
                                .mean("scale")
                                .value(),
                1
                        / Entry.of(byMethod, InfidelityContenders.OCC_LARGE)
                                .mean("scale")
                                .value(),
                model);
    }

    private static String aroundBlack(String model, Map<String, Rows> byMethod) {
        return difference(byMethod, InfidelityContenders.EG_BLACK, "IG", InfidelityDialect.UNSCALED) + " and "
                + difference(byMethod, InfidelityContenders.EG_BLACK, "IG", InfidelityDialect.OPTIMAL) + " on " + model;
    }

    private static String sides(String model, List<Summary> sides) {
        String egNear = InfidelityContenders.EG_NEAR;
        return sides.get(0).without(egNear).rank() + " and "
                + sides.get(sides.size() - 1).without(egNear).rank() + " on " + model;
    }

    /** One method's mean infidelity divided by another's, over the same images. */
    static Estimate quotient(Map<String, Rows> byMethod, String method, String other, InfidelityDialect dialect) {
        List<double[]> both = List.of(
                Entry.of(byMethod, method).numbers(dialect.column()),
                Entry.of(byMethod, other).numbers(dialect.column()));
        return Bootstrap.DEFAULT
                .ofMeans(both, means -> new double[] {means[0] / means[1]})
                .get(0);
    }

    /** One method's infidelity minus another's, image by image. */
    static Estimate difference(Map<String, Rows> byMethod, String method, String other, InfidelityDialect dialect) {
        return Bootstrap.DEFAULT.difference(
                Entry.of(byMethod, method).numbers(dialect.column()),
                Entry.of(byMethod, other).numbers(dialect.column()));
    }
}
