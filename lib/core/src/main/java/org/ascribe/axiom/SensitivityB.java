package org.ascribe.axiom;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ascribe.axiom.Question.Ask;
import org.ascribe.axiom.net.Level;
import org.ascribe.axiom.net.SmallNet;
import org.ascribe.axiom.net.WeightedSum;
import org.ascribe.axiom.net.Written;
import org.ascribe.axiom.rewrite.Rewrite;
import org.ascribe.axiom.rewrite.ThresholdMoved;
import org.ascribe.axiom.rewrite.UnitSplit;

/**
 * Sensitivity (b), also dummy: an input that f does not depend on has the attribution 0. Asked in three ways: of an input that no weight
 * leads from; of {@code f − f}, side by side in one net; and of {@code f − g} for a rewritten form g of f. The last two depend on no input.
 *
 * <p>Sundararajan et al. 2017, section 4; Friedman 2004.
 */
public record SensitivityB() implements Axiom {

    /** Rewrites whose two nets stand beside each other in one; the first that applies is taken. */
    private static final List<Rewrite> BESIDE = List.of(new ThresholdMoved(), new UnitSplit());

    @Override
    public String name() {
        return "sensitivity-b";
    }

    @Override
    public String statement() {
        return "If f does not depend on an input, its attribution is 0.";
    }

    @Override
    public String source() {
        return "Sundararajan et al. 2017, section 4, after Friedman 2004";
    }

    @Override
    public Optional<Question> question(Specimen specimen) {
        SmallNet f = specimen.net();
        double[] x = specimen.input();
        int which = Math.floorDiv(specimen.choice(), 3);
        return switch (Math.floorMod(specimen.choice(), 3)) {
            case 0 -> {
                int i = Math.floorMod(which, x.length);
                yield question("f without x" + (i + 1), without(f, i), x, i);
            }
            case 1 -> WeightedSum.of(1, f, -1, f).flatMap(none -> question("f − f", none, x, allOf(x)));
            default ->
                BESIDE.stream()
                        .flatMap(rewrite -> rewrite.of(f, which).stream())
                        .flatMap(nets -> WeightedSum.of(1, nets.before(), -1, nets.after()).stream())
                        .findFirst()
                        .flatMap(none -> question("f − g, g = f rewritten", none, x, allOf(x)));
        };
    }

    private static SmallNet without(SmallNet f, int i) {
        Level first = f.levels().get(0);
        double[][] weights = first.weights();
        for (double[] row : weights) {
            row[i] = 0;
        }
        return f.with(0, first.withWeights(weights));
    }

    private static int[] allOf(double[] x) {
        return IntStream.range(0, x.length).toArray();
    }

    private static Optional<Question> question(String label, SmallNet net, double[] x, int... ignored) {
        return Question.smooth(answers -> Optional.of(largest(answers, ignored)), new Ask(label, net, x));
    }

    private static Breach largest(List<Answer> answers, int... ignored) {
        Answer a = answers.get(0);
        int worst = IntStream.of(ignored)
                .boxed()
                .max((i, j) -> Double.compare(Math.abs(a.of(i)), Math.abs(a.of(j))))
                .orElseThrow();
        return new Breach(
                Math.abs(a.of(worst)),
                "a" + (worst + 1) + " = " + Written.number(a.of(worst)) + ", though f does not depend on x"
                        + (worst + 1));
    }
}
