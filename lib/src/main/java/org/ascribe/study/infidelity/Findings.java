package org.ascribe.study.infidelity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ascribe.study.statistics.Bootstrap;
import org.ascribe.study.statistics.Estimate;
import org.ascribe.study.store.Row;
import org.ascribe.study.store.Rows;

/**
 * Whether the paper's trend is there, and what breaks it.
 *
 * @param rows by model and method
 * @param summaries by dialect and model
 */
record Findings(Map<String, Map<String, Rows>> rows, Map<Dialect, Map<String, Summary>> summaries) {

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        summaries.forEach(
                (dialect, byModel) -> byModel.forEach((model, summary) -> lines.add(trend(dialect, model, summary))));
        rows.forEach((model, byMethod) -> lines.add(explained(model, byMethod)));
        rows.forEach((model, byMethod) -> lines.add(factor(model, byMethod)));
        rows.forEach((model, byMethod) -> lines.add(averaged(model, byMethod)));
        return lines;
    }

    /** The paper's line-up, and the method that stands against the trend most. */
    private static String trend(Dialect dialect, String model, Summary summary) {
        Trend printed = summary.trends().get(LineUp.PRINTED.name());
        String line = dialect + " infidelity on " + model + ": " + printed.verdict() + " (ρ = " + printed.rank() + ")";
        String breaker = LineUp.PRINTED.methods().keySet().stream()
                .min(Comparator.comparingDouble(
                        method -> without(summary, method).value()))
                .orElseThrow();
        return line + "; without " + breaker + " ρ = " + without(summary, breaker) + ".";
    }

    private static Estimate without(Summary summary, String method) {
        return summary.trends().get(LineUp.PRINTED.without(method).name()).rank();
    }

    /** Baselines around x leave next to nothing to share out, so the attributions foretell next to no change. */
    private String explained(String model, Map<String, Rows> byMethod) {
        Rows near = byMethod.get(Contenders.EG_NEAR);
        Estimate shared = Bootstrap.DEFAULT.mean(magnitudes(near, "sum"));
        Estimate whole = Bootstrap.DEFAULT.mean(magnitudes(near, "output_change"));
        Estimate left = summaries.get(Dialect.UNSCALED).get(model).share().get(Contenders.EG_NEAR);
        return String.format(
                Locale.ROOT,
                "On %s %s shares out %.3f logit in the mean, of the %.2f between x and black: UNSCALED, it leaves %.1f %% of"
                        + " the mean squared change unforetold.",
                model,
                Contenders.EG_NEAR,
                shared.value(),
                whole.value(),
                100 * left.value());
    }

    private static double[] magnitudes(Rows rows, String column) {
        return rows.list().stream()
                .mapToDouble((Row row) -> Math.abs(row.number(column)))
                .toArray();
    }

    /** A patch gives its whole effect to each of its pixels, so squares are foretold as many times too much. */
    private String factor(String model, Map<String, Rows> byMethod) {
        return String.format(
                Locale.ROOT,
                "On %s the optimal factor of Occ-2x2 is 1/%.1f and of Occ-4x4 1/%.1f, where a patch gives its effect to 4 and to"
                        + " 16 pixels.",
                model,
                1 / byMethod.get("Occ-2x2").mean("scale").value(),
                1 / byMethod.get("Occ-4x4").mean("scale").value());
    }

    private static String averaged(String model, Map<String, Rows> byMethod) {
        return "On " + model + " " + Contenders.EG_BLACK + " differs from IG by "
                + TaylorInfidelity.difference(byMethod, Contenders.EG_BLACK, "IG", Dialect.UNSCALED)
                + " logit² UNSCALED and by "
                + TaylorInfidelity.difference(byMethod, Contenders.EG_BLACK, "IG", Dialect.OPTIMAL)
                + " OPTIMAL, image by image.";
    }
}
