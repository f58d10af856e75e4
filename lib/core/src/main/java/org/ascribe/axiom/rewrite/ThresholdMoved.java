package org.ascribe.axiom.rewrite;

import java.util.Optional;
import org.ascribe.axiom.net.Level;
import org.ascribe.axiom.net.Link;
import org.ascribe.axiom.net.SmallNet;

/**
 * {@code relu(w relu(z) − c − n) = relu(w relu(z − c/w) − n)} for w and c above 0 and n not below: a threshold moved under the relu
 * before it. One unit of the net is given such weights first: n is what one other unit below, a relu too, takes away.
 *
 * <p>The pair of networks of Sundararajan et al. 2017, appendix B, differs by this.
 */
public record ThresholdMoved() implements Rewrite {

    @Override
    public String name() {
        return "a threshold moved under the relu before it";
    }

    @Override
    public Optional<Rewritten> of(SmallNet net, int choice) {
        return Places.chosen(net.levels().size() - 1, l -> takes(net, l), choice)
                .flatMap(l -> moved(net, l, Math.floorDiv(choice, net.levels().size())));
    }

    private static boolean takes(SmallNet net, int l) {
        Level below = net.levels().get(l);
        Level above = net.levels().get(l + 1);
        return below.link() == Link.RELU && above.link() == Link.RELU && below.norm() == null && above.norm() == null;
    }

    private static Optional<Rewritten> moved(SmallNet net, int l, int which) {
        Level below = net.levels().get(l);
        Level above = net.levels().get(l + 1);
        int i = Math.floorMod(which, below.units());
        int j = Math.floorMod(which, above.units());
        double[][] weights = above.weights();
        for (int unit = 0; unit < weights.length; unit++) {
            weights[unit][i] = unit == j ? Math.max(1, Math.abs(weights[j][i])) : 0;
        }
        for (int other = 0; other < weights[j].length; other++) {
            boolean takes = other == (i + 1) % below.units();
            weights[j][other] = other == i ? weights[j][i] : takes ? -Math.abs(weights[j][other]) : 0;
        }
        double[] high = above.biases();
        double threshold = Math.abs(high[j]);
        if (threshold == 0) {
            return Optional.empty();
        }
        high[j] = -threshold;
        SmallNet before = net.with(l + 1, above.withWeights(weights).withBiases(high));
        double[] low = below.biases();
        low[i] -= threshold / weights[j][i];
        high[j] = 0;
        SmallNet after = before.with(l, below.withBiases(low))
                .with(l + 1, above.withWeights(weights).withBiases(high));
        return Optional.of(new Rewritten(before, after));
    }
}
