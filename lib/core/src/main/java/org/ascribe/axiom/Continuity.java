package org.ascribe.axiom;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ascribe.axiom.Question.Ask;
import org.ascribe.axiom.net.Link;
import org.ascribe.axiom.net.SmallNet;
import org.ascribe.axiom.net.Written;

/**
 * Continuity: where f is continuous, so is the map. Of the way from x to the second input the two ends of the first kink are asked about, 2e-10
 * of that way apart; f itself is nearly the same there. For a net without kinks, two points in the middle.
 *
 * <p>Montavon et al. 2018, explanation continuity.
 */
public record Continuity() implements Axiom {

    private static final double APART = 1e-10;

    @Override
    public String name() {
        return "continuity";
    }

    @Override
    public String statement() {
        return "Inputs that are next to each other, f being continuous, have nearly the same attributions.";
    }

    @Override
    public String source() {
        return "Montavon et al. 2018, explanation continuity";
    }

    /** A map that is continuous changes by its slope times the distance; a jump is larger than any slope met here makes that. */
    @Override
    public double tolerance() {
        return 1e-4;
    }

    @Override
    public Optional<Question> question(Specimen specimen) {
        SmallNet f = specimen.net();
        double[] from = specimen.input();
        double[] to = specimen.second();
        if (Arrays.equals(from, to) || f.toKink(from) <= Question.KINK) {
            return Optional.empty();
        }
        List<Boolean> before = sides(f, from);
        double low = sides(f, to).equals(before) ? 0.5 : 0;
        double high = low == 0 ? 1 : low + APART;
        while (high - low > APART) {
            double middle = (low + high) / 2;
            if (sides(f, between(from, to, middle)).equals(before)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        // The kink itself may be at either end.
        double[] here = between(from, to, low - APART / 2);
        double[] there = between(from, to, high + APART / 2);
        return f.toKink(here) == 0 || f.toKink(there) == 0
                ? Optional.empty()
                : Optional.of(new Question(
                        List.of(
                                new Ask("f, on one side of a kink", f, here),
                                new Ask(
                                        "f, on the other side, " + Written.number(distance(here, there)) + " away",
                                        f,
                                        there)),
                        answers -> Optional.of(Question.difference(
                                "on one side",
                                answers.get(0).values(),
                                "on the other",
                                answers.get(1).values()))));
    }

    private static double distance(double[] one, double[] other) {
        return Math.sqrt(IntStream.range(0, one.length)
                .mapToDouble(i -> (one[i] - other[i]) * (one[i] - other[i]))
                .sum());
    }

    /** On which side of each kink x is. */
    private static List<Boolean> sides(SmallNet f, double[] x) {
        List<double[]> below = f.activations(x);
        return IntStream.range(0, f.levels().size())
                .boxed()
                .flatMap(l -> sides(f.levels().get(l).link(), f.levels().get(l).sums(below.get(l))))
                .toList();
    }

    private static Stream<Boolean> sides(Link link, double[] sums) {
        return switch (link) {
            case RELU -> Arrays.stream(sums).mapToObj(z -> z > 0);
            case MAX_OF_PAIRS -> IntStream.range(0, sums.length / 2).mapToObj(u -> sums[2 * u] > sums[2 * u + 1]);
            default -> Stream.empty();
        };
    }

    private static double[] between(double[] from, double[] to, double part) {
        return IntStream.range(0, from.length)
                .mapToDouble(i -> from[i] + part * (to[i] - from[i]))
                .toArray();
    }
}
