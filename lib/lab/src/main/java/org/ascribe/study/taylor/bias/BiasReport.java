package org.ascribe.study.taylor.bias;

import static org.ascribe.study.taylor.bias.BiasChoices.BLACK;
import static org.ascribe.study.taylor.bias.BiasNumbers.mean;
import static org.ascribe.study.taylor.bias.BiasNumbers.words;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.ascribe.report.Intervals;
import org.ascribe.report.Report;
import org.ascribe.result.OnlyShows;
import org.ascribe.result.Rows;
import org.ascribe.view.Axes;
import org.ascribe.view.Curves;
import org.ascribe.view.Interval;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What {@link BaselineBias} makes of its rows: the paper's claims with verdicts, biases, their account and their price, plots, maps. */
@OnlyShows
record BiasReport(BaselineBias study, Rows rows, BiasNumbers numbers) {

    private static final List<String> METHODS = List.of("GI", "Occ-1", "DL");
    /** Above it, the |Δᵢ| of an image are said to be unlike each other: their standard deviation is their mean. */
    private static final double UNLIKE = 1;
    /** The noise share of an attribution that is nothing but normal noise. */
    private static final double ALL_NOISE = Math.sqrt(Math.PI / 2);

    static BiasReport of(BaselineBias study, Rows rows) {
        return new BiasReport(study, rows, BiasNumbers.of(rows));
    }

    Report report() {
        Map<String, BufferedImage> images = new LinkedHashMap<>();
        numbers.models().forEach(model -> images.put("object share, " + model, shares(model)));
        images.put("one digit, both ways", BiasMaps.of(rows));
        List<Table> tables = List.of(new BiasClaims(numbers).table(), biases(), account());
        return new Report(study.title(), lines(), tables, images);
    }

    private Table biases() {
        Table table = started("Δ-bias; on the right the shares it is the difference of, IG or EG");
        for (String method : METHODS) {
            table.addColumns(column(
                    method,
                    (model, baseline) -> numbers.has(model, baseline, method)
                            ? words(mean(numbers.bias(model, baseline, method)))
                            : ""));
        }
        return table.addColumns(
                column("IG, EG", (model, baseline) -> words(mean(numbers.bias(model, baseline)))),
                column("white", (model, baseline) -> value(model, baseline, Polarity.WHITE, "share")),
                column("dark", (model, baseline) -> value(model, baseline, Polarity.DARK, "share")));
    }

    private Table account() {
        Table table = started("What the bias comes from, and what a baseline costs, IG or EG");
        for (Polarity polarity : Polarity.values()) {
            String which = ", " + polarity.toString().toLowerCase(Locale.ROOT);
            table.addColumns(
                    column("spread" + which, (model, baseline) -> value(model, baseline, polarity, "spread")),
                    column("follows" + which, (model, baseline) -> value(model, baseline, polarity, "follows")));
        }
        return table.addColumns(
                column("change, logits", (m, b) -> words(numbers.mean(m, b, Polarity.WHITE, "change"))),
                column("noise", (model, baseline) -> value(model, baseline, Polarity.WHITE, "noise")));
    }

    /** What stands in a cell. */
    @FunctionalInterface
    private interface Words {
        String of(String model, String baseline);
    }

    private Table started(String name) {
        return Table.create(
                name, column("model", (model, baseline) -> model), column("baseline", (model, baseline) -> baseline));
    }

    private StringColumn column(String name, Words words) {
        StringColumn column = StringColumn.create(name);
        numbers.models()
                .forEach(model -> numbers.baselines().forEach(baseline -> column.append(words.of(model, baseline))));
        return column;
    }

    private String value(String model, String baseline, Polarity polarity, String column) {
        double value = numbers.mean(model, baseline, polarity, column).value();
        return Double.isNaN(value) ? "–" : words(value);
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("A digit and its negative, explained from the same baseline for f and for f(1 - x): means over "
                + numbers.images() + " images with bootstrap 95 % intervals; logit of the predicted class, float64."
                + " A positive Δ-bias favours the white object.");
        for (String model : numbers.models()) {
            lines.add("On " + model + ", a black baseline gives the white object "
                    + value(model, BLACK, Polarity.WHITE, "share") + " of Σ|a|, the dark one "
                    + value(model, BLACK, Polarity.DARK, "share") + ", and its pixels are "
                    + value(model, BLACK, Polarity.WHITE, "area") + " of the image. Gaussian baselines around x, σ 0.1,"
                    + " give them " + value(model, BiasChoices.NARROW, Polarity.WHITE, "share") + " and "
                    + value(model, BiasChoices.NARROW, Polarity.DARK, "share") + ".");
        }
        lines.add(
                "Spread: standard deviation of |Δᵢ| over the pixels, divided by their mean; follows: the correlation of"
                        + " |aᵢ| with |Δᵢ|, undefined where all |Δᵢ| are the same; change: |f(x) - f(b)|, of a distribution |f(x) - E f(b)|.");
        numbers.models().forEach(model -> lines.add(blind(model)));
        lines.add(String.format(
                Locale.ROOT, "Noise: ΣSE / Σ|a|, about %.2f where an attribution is normal noise alone.", ALL_NOISE));
        numbers.models().forEach(model -> lines.add(price(model)));
        return lines;
    }

    /** Baselines that the two polarities cannot convict. */
    private String blind(String model) {
        String found = numbers.baselines().stream()
                .filter(baseline -> words(mean(numbers.bias(model, baseline))).equals("0"))
                .filter(baseline ->
                        numbers.mean(model, baseline, Polarity.WHITE, "spread").value() > UNLIKE)
                .map(baseline -> baseline + " (spread " + value(model, baseline, Polarity.WHITE, "spread")
                        + ", follows " + value(model, baseline, Polarity.WHITE, "follows") + ")")
                .collect(Collectors.joining(", "));
        return "No Δ-bias, and yet unlike Δs that |a| follows, on " + model + ": " + (found.isEmpty() ? "none" : found)
                + ".";
    }

    private String price(String model) {
        double black = numbers.mean(model, BLACK, Polarity.WHITE, "change").value();
        return "Around x on " + model + ": "
                + List.of(BiasChoices.NARROW, BiasChoices.UNIFORM, BiasChoices.WIDE).stream()
                        .map(baseline -> String.format(
                                Locale.ROOT,
                                "%s explains %.1f %% of the logits that black explains, noise %s",
                                baseline,
                                100
                                        * numbers.mean(model, baseline, Polarity.WHITE, "change")
                                                .value()
                                        / black,
                                value(model, baseline, Polarity.WHITE, "noise")))
                        .collect(Collectors.joining("; "))
                + ".";
    }

    private BufferedImage shares(String model) {
        Map<String, List<Interval>> series = new LinkedHashMap<>();
        series.put("white object", intervals(model, Polarity.WHITE, "share"));
        series.put("its area", intervals(model, Polarity.WHITE, "area"));
        series.put("dark object", intervals(model, Polarity.DARK, "share"));
        Axes axes = Axes.of("The object's share on " + model + ", IG or EG", "baseline", "part of Σ|a|");
        return Curves.image(Curves.intervals(axes, numbers.baselines(), series));
    }

    private List<Interval> intervals(String model, Polarity polarity, String column) {
        return numbers.baselines().stream()
                .map(baseline -> numbers.mean(model, baseline, polarity, column))
                .map(Intervals::of)
                .toList();
    }
}
