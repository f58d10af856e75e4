package org.ascribe.axiom.rewrite;

import java.util.Arrays;
import java.util.Optional;
import org.ascribe.axiom.net.Level;
import org.ascribe.axiom.net.Link;
import org.ascribe.axiom.net.SmallNet;

/** {@code tanh z = 2 sigmoid(2 z) − 1}. */
public record TanhOfSigmoids() implements Rewrite {

    @Override
    public String name() {
        return "a tanh written with sigmoids";
    }

    @Override
    public Optional<Rewritten> of(SmallNet net, int choice) {
        return Places.chosen(net.levels().size() - 1, l -> net.levels().get(l).link() == Link.TANH, choice)
                .map(l -> {
                    Level level = net.levels().get(l).folded();
                    double[][] doubled = level.weights();
                    Arrays.stream(doubled).forEach(TanhOfSigmoids::twice);
                    double[] biases = level.biases();
                    twice(biases);
                    Level above = net.levels().get(l + 1);
                    double[][] weights = above.weights();
                    double[] shifted = above.biases();
                    for (int j = 0; j < weights.length; j++) {
                        shifted[j] -= Arrays.stream(weights[j]).sum();
                        twice(weights[j]);
                    }
                    return new Rewritten(
                            net,
                            net.replaced(
                                    l,
                                    l + 2,
                                    new Level(doubled, biases, Link.SIGMOID),
                                    above.withWeights(weights).withBiases(shifted)));
                });
    }

    private static void twice(double[] values) {
        Arrays.setAll(values, i -> 2 * values[i]);
    }
}
