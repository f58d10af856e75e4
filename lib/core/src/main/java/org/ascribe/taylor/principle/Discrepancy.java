package org.ascribe.taylor.principle;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.ascribe.Attribution;

/**
 * How far what a method gives is from what there is to explain, over many answers: {@code √(Σ (given - change)² / Σ change²)}.
 *
 * <p>The change is f(x) − f(b) with the method's own f(b). A method that names no baseline may have any, as long as it is the same at
 * all points: its answers about a function are compared by how they vary.
 *
 * @param error the quotient, over answers averaged over the rows of the image
 * @param noise the same quotient for the standard errors of the values, taken as independent; 0 for a method that does not sample
 * @param worst what the worst answer gives, in words
 * @param named whether f(b) is a baseline's that the method names; if not, f(x) less any constant was to be explained
 */
record Discrepancy(double error, double noise, String worst, boolean named) {

    /** An error within so many standard errors is one of sampling. */
    private static final double CHANCE = 2;

    /** A larger one than this part of what there is to explain is not put down to sampling: nobody could tell. */
    private static final double UNHEARD = 0.25;

    private record Difference(Answer answer, double given, double change, double variance) {
        double missing() {
            return given - change;
        }
    }

    /** Of what the features get that f is due to, for each answer. */
    static Discrepancy of(List<Answer> answers, Units units, Function<Answer, Set<Integer>> features) {
        boolean named =
                answers.stream().allMatch(a -> a.attribution().baselineOutput().isPresent());
        List<Difference> differences = answers.stream()
                .map(a -> difference(a, units, features.apply(a)))
                .toList();
        List<Difference> compared = named
                ? differences
                : groups(differences, d -> List.of(d.answer.function(), d.answer.row())).stream()
                        .flatMap(group -> aroundTheirMeans(group).stream())
                        .toList();
        double missing = 0;
        double chance = 0;
        double whole = 0;
        for (List<Difference> rows : groups(compared, d -> List.of(d.answer.function(), d.answer.point()))) {
            double mean = mean(rows, Difference::missing);
            missing += mean * mean;
            chance += mean(rows, Difference::variance) / rows.size();
            whole += Math.pow(mean(rows, Difference::change), 2);
        }
        Difference worst = compared.stream()
                .max(Comparator.comparingDouble(d -> Math.abs(d.missing())))
                .orElseThrow();
        return new Discrepancy(Math.sqrt(missing / whole), Math.sqrt(chance / whole), words(worst, named), named);
    }

    /**
     * Whether little is missing, or no more than chance explains.
     *
     * @throws IllegalStateException if chance might explain a lot
     */
    boolean low() {
        boolean chance = error > Criterion.LITTLE && error <= CHANCE * noise;
        if (chance && error > UNHEARD) {
            throw new IllegalStateException("its standard errors, " + Ruling.percent(noise)
                    + " of what there is to explain, hide what is asked; expected more draws");
        }
        return chance || error <= Criterion.LITTLE;
    }

    private static Difference difference(Answer answer, Units units, Set<Integer> features) {
        Attribution a = answer.attribution();
        double variance = a.certificate()
                .standardError()
                .map(errors -> Arrays.stream(errors).map(e -> e * e).toArray())
                .map(variances -> units.total(variances, features))
                .orElse(0.0);
        return new Difference(answer, units.total(a.values(), features), change(a), variance);
    }

    private static double change(Attribution a) {
        return a.output() - a.baselineOutput().orElse(0);
    }

    private static String words(Difference d, boolean named) {
        return String.format(
                Locale.ROOT,
                named
                        ? "where f(x) - f(b) is %.3g the values give %.3g"
                        : "where f(x) moves by %.3g the values do by %.3g",
                d.change,
                d.given);
    }

    private static List<Difference> aroundTheirMeans(List<Difference> points) {
        double given = mean(points, Difference::given);
        double change = mean(points, Difference::change);
        return points.stream()
                .map(d -> new Difference(d.answer, d.given - given, d.change - change, d.variance))
                .toList();
    }

    private static double mean(List<Difference> differences, ToDoubleFunction<Difference> part) {
        return differences.stream().mapToDouble(part).average().orElseThrow();
    }

    private static <K> List<List<Difference>> groups(List<Difference> differences, Function<Difference, K> by) {
        return List.copyOf(
                differences.stream().collect(Collectors.groupingBy(by)).values());
    }
}
