package org.ascribe.axiom.rewrite;

import java.util.Optional;
import java.util.stream.IntStream;
import org.ascribe.axiom.net.Level;
import org.ascribe.axiom.net.Link;
import org.ascribe.axiom.net.SmallNet;

/** {@code max(p, q) = p + relu(q − p) = q + relu(p − q)}, the term without a relu as {@code relu(p) − relu(−p)}. */
public record MaxOfRelus() implements Rewrite {

    @Override
    public String name() {
        return "a max written with relus";
    }

    @Override
    public Optional<Rewritten> of(SmallNet net, int choice) {
        return Places.chosen(
                        net.levels().size(),
                        l -> net.levels().get(l).link() == Link.MAX_OF_PAIRS,
                        Math.floorDiv(choice, 3))
                .map(l -> switch (Math.floorMod(choice, 3)) {
                    case 0 -> new Rewritten(net, written(net, l, false));
                    case 1 -> new Rewritten(net, written(net, l, true));
                    default -> new Rewritten(written(net, l, false), written(net, l, true));
                });
    }

    /** With the second of each pair as p, or the first. */
    private static SmallNet written(SmallNet net, int l, boolean second) {
        Level level = net.levels().get(l).folded();
        double[][] old = level.weights();
        double[] bias = level.biases();
        int units = level.units();
        double[][] rows = new double[3 * units][];
        double[] biases = new double[3 * units];
        for (int u = 0; u < units; u++) {
            int p = 2 * u + (second ? 1 : 0);
            int q = 2 * u + (second ? 0 : 1);
            rows[3 * u] = IntStream.range(0, old[p].length)
                    .mapToDouble(i -> old[q][i] - old[p][i])
                    .toArray();
            rows[3 * u + 1] = old[p];
            rows[3 * u + 2] = IntStream.range(0, old[p].length)
                    .mapToDouble(i -> -old[p][i])
                    .toArray();
            biases[3 * u] = bias[q] - bias[p];
            biases[3 * u + 1] = bias[p];
            biases[3 * u + 2] = -bias[p];
        }
        Level relus = new Level(rows, biases, Link.RELU);
        double[][] sum = new double[units][3 * units];
        for (int u = 0; u < units; u++) {
            sum[u][3 * u] = 1;
            sum[u][3 * u + 1] = 1;
            sum[u][3 * u + 2] = -1;
        }
        if (l + 1 == net.levels().size()) {
            return net.replaced(l, l + 1, relus, new Level(sum, new double[units], Link.IDENTITY));
        }
        Level above = net.levels().get(l + 1);
        double[][] weights = above.columns(
                        IntStream.range(0, 3 * units).map(i -> i / 3).toArray())
                .weights();
        for (double[] row : weights) {
            for (int i = 2; i < row.length; i += 3) {
                row[i] = -row[i];
            }
        }
        return net.replaced(l, l + 2, relus, above.withWeights(weights));
    }
}
