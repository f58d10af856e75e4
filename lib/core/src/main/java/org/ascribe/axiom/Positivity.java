package org.ascribe.axiom;

import java.util.Optional;
import java.util.stream.IntStream;
import org.ascribe.axiom.Question.Ask;
import org.ascribe.axiom.net.Level;
import org.ascribe.axiom.net.Link;
import org.ascribe.axiom.net.SmallNet;
import org.ascribe.axiom.net.Written;

/**
 * Positivity: where f is nowhere negative, neither is an attribution. The net gets a relu on top, and is asked about where that is active.
 *
 * <p>Montavon et al. 2017, definition 2.
 */
public record Positivity() implements Axiom {

    @Override
    public String name() {
        return "positivity";
    }

    @Override
    public String statement() {
        return "If f is nowhere negative, no attribution is.";
    }

    @Override
    public String source() {
        return "Montavon et al. 2017, definition 2";
    }

    @Override
    public Optional<Question> question(Specimen specimen) {
        SmallNet net = specimen.net();
        Level top = net.top();
        if (top.link() != Link.IDENTITY) {
            return Optional.empty();
        }
        SmallNet positive = net.with(net.levels().size() - 1, top.withLink(Link.RELU));
        double[] x = specimen.input();
        double value = positive.value(x);
        return value <= 0
                ? Optional.empty()
                : Question.smooth(
                        answers -> {
                            Answer a = answers.get(0);
                            int least = IntStream.range(0, x.length)
                                    .boxed()
                                    .min((i, j) -> Double.compare(a.of(i), a.of(j)))
                                    .orElseThrow();
                            return Optional.of(new Breach(
                                    Math.max(0, -a.of(least)),
                                    "f(x) = " + Written.number(value) + " ≥ 0, but a" + (least + 1) + " = "
                                            + Written.number(a.of(least))));
                        },
                        new Ask("f ≥ 0", positive, x));
    }
}
