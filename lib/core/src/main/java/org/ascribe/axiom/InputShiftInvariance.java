package org.ascribe.axiom;

import java.util.Optional;
import java.util.stream.IntStream;
import org.ascribe.axiom.Question.Ask;
import org.ascribe.axiom.net.Level;
import org.ascribe.axiom.net.SmallNet;
import org.ascribe.axiom.net.Written;

/**
 * Input-shift invariance: {@code g(x + c) = f(x)}, a net whose first biases make up for a shift of all inputs by the second input c, has at
 * x + c the attributions that f has at x. The baseline of the method stays what it is, zero; one that moved along would pass.
 *
 * <p>Kindermans et al. 2019.
 */
public record InputShiftInvariance() implements Axiom {

    @Override
    public String name() {
        return "input-shift-invariance";
    }

    @Override
    public String statement() {
        return "A constant added to all samples, which the first biases take off again, changes no attribution.";
    }

    @Override
    public String source() {
        return "Kindermans et al. 2019";
    }

    @Override
    public Optional<Question> question(Specimen specimen) {
        SmallNet f = specimen.net();
        double[] x = specimen.input();
        double[] c = specimen.second();
        Level first = f.levels().get(0);
        double[][] weights = first.weights();
        double[] biases = first.biases();
        for (int j = 0; j < biases.length; j++) {
            for (int i = 0; i < c.length; i++) {
                biases[j] -= weights[j][i] * c[i];
            }
        }
        double[] shifted =
                IntStream.range(0, x.length).mapToDouble(i -> x[i] + c[i]).toArray();
        return Question.smooth(
                answers -> Optional.of(Question.difference(
                        "on f", answers.get(0).values(), "on g", answers.get(1).values())),
                new Ask("f", f, x),
                new Ask("g(x + c) = f(x), c = " + Written.point(c), f.with(0, first.withBiases(biases)), shifted));
    }
}
