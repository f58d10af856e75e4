package org.ascribe.study;

import static org.ascribe.study.BaselineBiasChoices.BLACK;
import static org.ascribe.study.BaselineBiasChoices.LARGE_SHIFT;
import static org.ascribe.study.BaselineBiasChoices.NARROW;
import static org.ascribe.study.BaselineBiasChoices.SMALL_SHIFT;
import static org.ascribe.study.BaselineBiasChoices.UNIFORM;
import static org.ascribe.study.BaselineBiasChoices.WIDE;
import static org.ascribe.study.BaselineBiasNumbers.combined;
import static org.ascribe.study.BaselineBiasNumbers.mean;
import static org.ascribe.study.BaselineBiasNumbers.words;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ascribe.study.statistics.Estimate;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What Deng et al. 2021, section "The selection of baseline point", says about baselines, held against our numbers: on each model a
 * claim holds if a 95 % interval says so. Where the paper names no size, little is a tenth of what a black baseline has.
 *
 * @param numbers ours
 */
record BaselineBiasClaims(BaselineBiasNumbers numbers) {

    private static final double LITTLE = 0.1;

    /** What was found on one model. */
    private record Finding(String measured, boolean holds) {}

    private Map<String, Function<String, Finding>> claims() {
        Map<String, Function<String, Finding>> claims = new LinkedHashMap<>();
        claims.put("From black, |a| follows |Δ| (correlation above 0)", this::follows);
        claims.put("From black, a dark object is neglected (share below its area)", this::neglected);
        claims.put("x + c has little of black's bias", model -> unbiased(model, SMALL_SHIFT, LARGE_SHIFT));
        claims.put("x + c changes the output little", model -> unchanged(model, SMALL_SHIFT, LARGE_SHIFT));
        claims.put("Averages of small variance around x have little of it", model -> unbiased(model, NARROW, UNIFORM));
        claims.put("A large variance neutralises worse (|Δ-bias| of an image, σ 0.5 against 0.1)", this::worse);
        return claims;
    }

    Table table() {
        StringColumn words = StringColumn.create("the paper says");
        StringColumn verdicts = StringColumn.create("verdict");
        Map<String, StringColumn> measured = new LinkedHashMap<>();
        numbers.models().forEach(model -> measured.put(model, StringColumn.create(model)));
        claims().forEach((claim, test) -> {
            words.append(claim);
            Map<String, Finding> found = new LinkedHashMap<>();
            numbers.models().forEach(model -> found.put(model, test.apply(model)));
            found.forEach((model, finding) -> measured.get(model).append(finding.measured()));
            verdicts.append(verdict(found));
        });
        Table table = Table.create("The paper's claims", words);
        measured.values().forEach(table::addColumns);
        return table.addColumns(verdicts);
    }

    private static String verdict(Map<String, Finding> found) {
        List<String> holding = found.keySet().stream()
                .filter(model -> found.get(model).holds())
                .toList();
        return holding.size() == found.size()
                ? "holds"
                : holding.isEmpty() ? "does not hold" : "holds on " + String.join(", ", holding) + " only";
    }

    private Finding follows(String model) {
        Estimate white = numbers.mean(model, BLACK, Polarity.WHITE, "follows");
        Estimate dark = numbers.mean(model, BLACK, Polarity.DARK, "follows");
        return new Finding("white " + words(white) + ", dark " + words(dark), white.low() > 0 && dark.low() > 0);
    }

    private Finding neglected(String model) {
        double[] area = numbers.column(model, BLACK, Polarity.DARK, "area");
        double[] share = numbers.column(model, BLACK, Polarity.DARK, "share");
        return new Finding(
                words(mean(share)) + " of " + words(mean(area).value()),
                mean(combined(share, area, (s, a) -> s - a)).high() < 0);
    }

    private Finding unbiased(String model, String... baselines) {
        double black = mean(numbers.bias(model, BLACK)).value();
        List<Estimate> biases = Stream.of(baselines)
                .map(baseline -> mean(numbers.bias(model, baseline)))
                .toList();
        return new Finding(
                biases.stream().map(BaselineBiasNumbers::words).collect(Collectors.joining(", ")) + " of "
                        + words(black),
                biases.stream().allMatch(b -> Math.max(-b.low(), b.high()) < LITTLE * black));
    }

    private Finding unchanged(String model, String... baselines) {
        double[] black = numbers.column(model, BLACK, Polarity.WHITE, "change");
        List<double[]> changes = Stream.of(baselines)
                .map(baseline -> numbers.column(model, baseline, Polarity.WHITE, "change"))
                .toList();
        return new Finding(
                changes.stream().map(c -> words(mean(c))).collect(Collectors.joining(", ")) + " of "
                        + words(mean(black).value()) + " logits",
                changes.stream()
                        .allMatch(change -> mean(combined(change, black, (c, b) -> c - LITTLE * b))
                                        .high()
                                < 0));
    }

    private Finding worse(String model) {
        double[] wide = sizes(numbers.bias(model, WIDE));
        double[] narrow = sizes(numbers.bias(model, NARROW));
        return new Finding(
                words(mean(wide)) + " against " + words(mean(narrow)),
                mean(combined(wide, narrow, (w, n) -> w - n)).low() > 0);
    }

    private static double[] sizes(double[] values) {
        return Arrays.stream(values).map(Math::abs).toArray();
    }
}
