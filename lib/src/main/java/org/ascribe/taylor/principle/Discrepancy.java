package org.ascribe.taylor.principle;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
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
 * @param noise what the draws of the method alone make of it, from how much the rows differ; 0 for a method that does not sample
 * @param worst what the worst answer gives, in words
 */
record Discrepancy(double error, double noise, String worst) {

    /** An error that is nothing but noise is this many times as large at most: both are means over several answers. */
    private static final double CHANCE = 2;

    /** More noise than this hides what is looked for. */
    private static final double DEAFENING = 0.15;

    private record Difference(Answer answer, double given, double change) {
        double missing() {
            return given - change;
        }
    }

    static Discrepancy of(List<Answer> answers, ToDoubleFunction<Answer> given) {
        boolean named =
                answers.stream().allMatch(a -> a.attribution().baselineOutput().isPresent());
        List<Difference> differences = answers.stream()
                .map(a -> new Difference(a, given.applyAsDouble(a), change(a.attribution())))
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
            chance += Math.pow(standardError(rows, mean), 2);
            whole += Math.pow(mean(rows, Difference::change), 2);
        }
        Difference worst = compared.stream()
                .max(Comparator.comparingDouble(d -> Math.abs(d.missing())))
                .orElseThrow();
        return new Discrepancy(Math.sqrt(missing / whole), Math.sqrt(chance / whole), words(worst, named));
    }

    /**
     * Whether little is missing, or no more than chance explains.
     *
     * @throws IllegalStateException if there is so much chance that this means nothing
     */
    boolean low() {
        if (error > Criterion.LITTLE && error <= CHANCE * noise && noise > DEAFENING) {
            throw new IllegalStateException("its noise, " + Ruling.percent(noise)
                    + " of what there is to explain, hides what is asked; expected more draws");
        }
        return error <= Math.max(Criterion.LITTLE, CHANCE * noise);
    }

    private static double change(Attribution a) {
        return a.output() - a.baselineOutput().orElse(0);
    }

    private static String words(Difference d, boolean named) {
        return String.format(
                Locale.ROOT,
                named ? "where f(x) - f(b) is %.3g they are %.3g" : "where f(x) moves by %.3g the values move by %.3g",
                d.change,
                d.given);
    }

    private static List<Difference> aroundTheirMeans(List<Difference> points) {
        double given = mean(points, Difference::given);
        double change = mean(points, Difference::change);
        return points.stream()
                .map(d -> new Difference(d.answer, d.given - given, d.change - change))
                .toList();
    }

    private static double standardError(List<Difference> rows, double mean) {
        int n = rows.size();
        double squares =
                rows.stream().mapToDouble(d -> Math.pow(d.missing() - mean, 2)).sum();
        return n == 1 ? 0 : Math.sqrt(squares / (n * (n - 1)));
    }

    private static double mean(List<Difference> differences, ToDoubleFunction<Difference> part) {
        return differences.stream().mapToDouble(part).average().orElseThrow();
    }

    private static <K> List<List<Difference>> groups(List<Difference> differences, Function<Difference, K> by) {
        return List.copyOf(
                differences.stream().collect(Collectors.groupingBy(by)).values());
    }
}
