package org.ascribe.study.taylor.bias;

import static org.ascribe.study.taylor.bias.BiasChoices.BLACK;
import static org.ascribe.study.taylor.bias.BiasChoices.LARGE_SHIFT;
import static org.ascribe.study.taylor.bias.BiasChoices.NARROW;
import static org.ascribe.study.taylor.bias.BiasChoices.SMALL_SHIFT;
import static org.ascribe.study.taylor.bias.BiasChoices.UNIFORM;
import static org.ascribe.study.taylor.bias.BiasChoices.WIDE;
import static org.ascribe.study.taylor.bias.BiasNumbers.combined;
import static org.ascribe.study.taylor.bias.BiasNumbers.mean;
import static org.ascribe.study.taylor.bias.BiasNumbers.words;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ascribe.result.Estimate;
import org.ascribe.result.OnlyShows;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What Deng et al. 2021, section "The selection of baseline point", says about baselines, held against our numbers: a claim holds on a
 * model if a 95 % interval says so. Where the paper names no size, little is a tenth of what a black baseline has.
 *
 * @param numbers ours
 */
@OnlyShows
record BiasClaims(BiasNumbers numbers) {

    private static final double LITTLE = 0.1;

    /** What was found on one model. */
    private record Finding(String measured, boolean holds) {}

    private Map<String, Function<String, Finding>> claims() {
        Map<String, Function<String, Finding>> claims = new LinkedHashMap<>();
        claims.put("From black, |a| follows |Δ|", this::follows);
        claims.put("From black, a dark object is neglected", this::neglected);
        claims.put("x + c has little of black's bias", model -> unbiased(model, SMALL_SHIFT, LARGE_SHIFT));
        claims.put("x + c changes the output little", model -> unchanged(model, SMALL_SHIFT, LARGE_SHIFT));
        claims.put("Averages near x have little of it", model -> unbiased(model, NARROW, UNIFORM));
        claims.put("A large variance neutralises worse", this::worse);
        return claims;
    }

    Table table() {
        StringColumn words = StringColumn.create("the paper says");
        StringColumn models = StringColumn.create("model");
        StringColumn measured = StringColumn.create("measured");
        StringColumn verdicts = StringColumn.create("verdict");
        claims().forEach((claim, test) -> {
            for (String model : numbers.models()) {
                Finding finding = test.apply(model);
                words.append(claim);
                models.append(model);
                measured.append(finding.measured());
                verdicts.append(finding.holds() ? "holds" : "does not hold");
            }
        });
        return Table.create("The paper's claims", words, models, measured, verdicts);
    }

    private Finding follows(String model) {
        Estimate white = numbers.mean(model, BLACK, Polarity.WHITE, "follows");
        Estimate dark = numbers.mean(model, BLACK, Polarity.DARK, "follows");
        return new Finding(
                "correlation " + words(white) + " white, " + words(dark) + " dark", white.low() > 0 && dark.low() > 0);
    }

    private Finding neglected(String model) {
        double[] area = numbers.column(model, BLACK, Polarity.DARK, "area");
        double[] share = numbers.column(model, BLACK, Polarity.DARK, "share");
        return new Finding(
                "share " + words(mean(share)) + ", area " + words(mean(area).value()),
                mean(combined(share, area, (s, a) -> s - a)).high() < 0);
    }

    private Finding unbiased(String model, String... baselines) {
        double black = mean(numbers.bias(model, BLACK)).value();
        List<Estimate> biases = Stream.of(baselines)
                .map(baseline -> mean(numbers.bias(model, baseline)))
                .toList();
        return new Finding(
                "Δ-bias " + biases.stream().map(BiasNumbers::words).collect(Collectors.joining(", ")) + "; black "
                        + words(black),
                biases.stream().allMatch(b -> Math.max(-b.low(), b.high()) < LITTLE * black));
    }

    private Finding unchanged(String model, String... baselines) {
        double[] black = numbers.column(model, BLACK, Polarity.WHITE, "change");
        List<double[]> changes = Stream.of(baselines)
                .map(baseline -> numbers.column(model, baseline, Polarity.WHITE, "change"))
                .toList();
        return new Finding(
                "logits " + changes.stream().map(c -> words(mean(c))).collect(Collectors.joining(", ")) + "; black "
                        + words(mean(black).value()),
                changes.stream()
                        .allMatch(change -> mean(combined(change, black, (c, b) -> c - LITTLE * b))
                                        .high()
                                < 0));
    }

    private Finding worse(String model) {
        double[] wide = sizes(numbers.bias(model, WIDE));
        double[] narrow = sizes(numbers.bias(model, NARROW));
        return new Finding(
                "|Δ-bias| of an image " + words(mean(wide)) + " at σ 0.5, " + words(mean(narrow)) + " at 0.1",
                mean(combined(wide, narrow, (w, n) -> w - n)).low() > 0);
    }

    private static double[] sizes(double[] values) {
        return Arrays.stream(values).map(Math::abs).toArray();
    }
}
