package org.ascribe.taylor.principle;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.ascribe.Attribution;
import org.ascribe.AttributionMethod;

/**
 * The second principle, correct assignment: what belongs to a subset of the features goes to these features, all of it and nowhere
 * else. Asked on networks that compute polynomials exactly, each with all its Taylor terms in one subset, wherever it is expanded.
 *
 * <ul>
 *   <li>No leak: a feature on which f does not depend gets 0, though the network looks at it.
 *   <li>All of it: the features of the subset get f(x) − f(b) together, for independent and interactive terms of second and
 *       higher order, kind by kind.
 *   <li>Yes if nothing leaks and every kind is assigned whole, partially if some kinds are, no if one leaks or no kind is whole. The
 *       number is the largest leak beyond four standard errors, as a part of what there is to explain, or else the largest part of a
 *       kind that is missing.
 *   <li>Seen as finely as the method sees: a patch that gets one value has a part in every subset that reaches into it.
 * </ul>
 *
 * Deng et al. 2021, second principle.
 *
 * @param seed what the polynomials, their networks and points follow from
 */
public record CorrectAssignment(long seed) implements Criterion {

    @Override
    public Ruling judge(AttributionMethod method) {
        return Ruling.unlessRefused(() -> ruling(method));
    }

    /** What a feature got that had no part in f. */
    private record Leak(double size, String words) {}

    private Ruling ruling(AttributionMethod method) {
        Units units = Units.of(method);
        PolynomialFamily known = PolynomialFamily.of(new Random(seed));
        List<Answer> answers = known.family().ask(method);
        List<Polynomial> functions = known.polynomials();
        Optional<Leak> leak = answers.stream().collect(Collectors.groupingBy(Answer::function)).entrySet().stream()
                .flatMap(e -> leak(functions.get(e.getKey()), e.getValue(), units).stream())
                .max(Comparator.comparingDouble(Leak::size));
        if (leak.isPresent()) {
            return new Ruling(Followed.NO, leak.get().size, leak.get().words);
        }
        Map<String, Discrepancy> kinds = new LinkedHashMap<>();
        answers.stream()
                .collect(Collectors.groupingBy(
                        answer -> functions.get(answer.function()).terms(), LinkedHashMap::new, Collectors.toList()))
                .forEach((terms, some) -> kinds.put(
                        terms,
                        Discrepancy.of(
                                some,
                                units,
                                answer -> answer.places(
                                        functions.get(answer.function()).subset()))));
        return whole(kinds);
    }

    private static Ruling whole(Map<String, Discrepancy> kinds) {
        List<String> whole = kinds.entrySet().stream()
                .filter(kind -> kind.getValue().low())
                .map(Map.Entry::getKey)
                .toList();
        Map.Entry<String, Discrepancy> worst = kinds.entrySet().stream()
                .max(Comparator.comparingDouble(kind -> kind.getValue().error()))
                .orElseThrow();
        double error = worst.getValue().error();
        if (whole.size() == kinds.size()) {
            return new Ruling(
                    Followed.YES, error, "no leaks, and all terms whole, off by " + Ruling.percent(error) + " at most");
        }
        String missing = worst.getKey() + " are off by " + Ruling.percent(error) + ": "
                + worst.getValue().worst();
        return whole.isEmpty()
                ? new Ruling(Followed.NO, error, missing + "; nothing of higher order is whole")
                : new Ruling(Followed.PARTIALLY, error, missing + "; whole are " + String.join(", ", whole));
    }

    private static Optional<Leak> leak(Polynomial polynomial, List<Answer> answers, Units units) {
        double scale = Math.sqrt(answers.stream()
                .mapToDouble(answer -> Math.pow(change(answer.attribution()), 2))
                .average()
                .orElseThrow());
        return answers.stream()
                .flatMap(answer -> {
                    double[] values = answer.attribution().values();
                    double[] errors =
                            answer.attribution().certificate().standardError().orElse(new double[values.length]);
                    return Arrays.stream(units.outside(answer.places(polynomial.subset())))
                            .mapToObj(i -> new Leak(
                                    (Math.abs(values[i]) - 4 * errors[i]) / scale,
                                    String.format(
                                            Locale.ROOT,
                                            "of f = %s, where it is %.3g, %s gets %.3g",
                                            polynomial.words(),
                                            change(answer.attribution()),
                                            answer.name(i),
                                            values[i])));
                })
                .filter(leak -> leak.size > LITTLE)
                .max(Comparator.comparingDouble(Leak::size));
    }

    private static double change(Attribution a) {
        return a.output() - a.baselineOutput().orElse(0);
    }
}
