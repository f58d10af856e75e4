package org.ascribe.axiom;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.ascribe.axiom.Question.Ask;
import org.ascribe.axiom.net.Level;
import org.ascribe.axiom.net.Norm;
import org.ascribe.axiom.net.SmallNet;
import org.ascribe.axiom.net.Written;

/**
 * Demand monotonicity: where f rises with a feature everywhere, its attribution does not fall when the feature rises and all others stay.
 * The weights of the net are taken without their signs, so that it rises with all features; biases keep theirs.
 *
 * <p>Sundararajan and Najmi 2020, after Friedman and Moulin 1999.
 */
public record DemandMonotonicity() implements Axiom {

    @Override
    public String name() {
        return "demand-monotonicity";
    }

    @Override
    public String statement() {
        return "If f rises with a feature everywhere, more of the feature does not lower its attribution.";
    }

    @Override
    public String source() {
        return "Sundararajan and Najmi 2020";
    }

    @Override
    public Optional<Question> question(Specimen specimen) {
        double[] less = specimen.input();
        int i = Math.floorMod(specimen.choice(), less.length);
        double step = Math.abs(specimen.second()[i]);
        if (step == 0) {
            return Optional.empty();
        }
        SmallNet f = new SmallNet(
                specimen.net().levels().stream().map(DemandMonotonicity::rising).toList());
        double[] more = less.clone();
        more[i] += step;
        return Question.smooth(
                answers -> {
                    double before = answers.get(0).of(i);
                    double after = answers.get(1).of(i);
                    return Optional.of(new Breach(
                            Math.max(0, before - after),
                            "x" + (i + 1) + " rises by " + Written.number(step) + ", but a" + (i + 1) + " falls from "
                                    + Written.number(before) + " to " + Written.number(after)));
                },
                new Ask("f, rising with all inputs", f, less),
                new Ask("f, more of x" + (i + 1), f, more));
    }

    private static Level rising(Level level) {
        double[][] weights =
                Stream.of(level.weights()).map(DemandMonotonicity::sizes).toArray(double[][]::new);
        Norm norm = level.norm();
        return new Level(
                weights,
                level.biases(),
                norm == null ? null : new Norm(sizes(norm.scale()), norm.shift()),
                level.link());
    }

    private static double[] sizes(double[] values) {
        return Arrays.stream(values).map(Math::abs).toArray();
    }
}
