package org.ascribe.axiom;

import java.util.Optional;
import java.util.stream.IntStream;
import org.ascribe.axiom.Question.Ask;
import org.ascribe.axiom.net.Level;
import org.ascribe.axiom.net.Link;
import org.ascribe.axiom.net.SmallNet;

/**
 * Linearity: the attributions of {@code f + g} are those of f and those of g, added. The net is cut in two: f has a part 1, 0, 2 or −1 of each
 * weight that leads to the output, g the rest.
 *
 * <p>Sundararajan et al. 2017, section 4.
 */
public record Linearity() implements Axiom {

    private static final double[] PARTS = {1, 0, 2, -1};

    @Override
    public String name() {
        return "linearity";
    }

    @Override
    public String statement() {
        return "The attributions of f + g are the sums of those of f and of g.";
    }

    @Override
    public String source() {
        return "Sundararajan et al. 2017, section 4";
    }

    @Override
    public Optional<Question> question(Specimen specimen) {
        SmallNet net = specimen.net();
        Level top = net.top();
        if (top.link() != Link.IDENTITY || top.norm() != null) {
            return Optional.empty();
        }
        double[] whole = top.weights()[0];
        double[] parts = new double[whole.length];
        double[] rest = new double[whole.length];
        for (int j = 0; j < whole.length; j++) {
            int digit = Math.floorMod(specimen.choice() / (int) Math.pow(PARTS.length, j), PARTS.length);
            parts[j] = PARTS[digit] * whole[j];
            rest[j] = whole[j] - parts[j];
        }
        SmallNet f = withTop(net, parts, 0);
        SmallNet g = withTop(net, rest, top.biases()[0]);
        return Question.smooth(
                answers -> {
                    double[] ofF = answers.get(1).values();
                    double[] ofG = answers.get(2).values();
                    double[] sum = IntStream.range(0, ofF.length)
                            .mapToDouble(i -> ofF[i] + ofG[i])
                            .toArray();
                    return Optional.of(
                            Question.difference("on f + g", answers.get(0).values(), "on f and on g together", sum));
                },
                new Ask("f + g", net, specimen.input()),
                new Ask("f", f, specimen.input()),
                new Ask("g", g, specimen.input()));
    }

    private static SmallNet withTop(SmallNet net, double[] weights, double bias) {
        Level top = new Level(new double[][] {weights}, new double[] {bias}, Link.IDENTITY);
        return net.with(net.levels().size() - 1, top);
    }
}
