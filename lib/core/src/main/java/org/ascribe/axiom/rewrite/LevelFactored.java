package org.ascribe.axiom.rewrite;

import java.util.Optional;
import org.ascribe.axiom.net.Level;
import org.ascribe.axiom.net.Link;
import org.ascribe.axiom.net.SmallNet;

/**
 * A dense layer as two, {@code W a + b = W A⁻¹ (A a + c) + (b − W A⁻¹ c)}, where A adds to each unit the next one and doubles the last.
 */
public record LevelFactored() implements Rewrite {

    private static final double[] BIASES = {0, 1, -1};

    @Override
    public String name() {
        return "a dense layer factored in two";
    }

    @Override
    public Optional<Rewritten> of(SmallNet net, int choice) {
        double c = BIASES[Math.floorMod(choice, BIASES.length)];
        int l = Math.floorMod(Math.floorDiv(choice, BIASES.length), net.levels().size());
        Level level = net.levels().get(l);
        int n = level.inputs();
        double[][] a = new double[n][n];
        double[] first = new double[n];
        for (int i = 0; i < n; i++) {
            a[i][i] = i + 1 < n ? 1 : 2;
            if (i + 1 < n) {
                a[i][i + 1] = 1;
            }
            first[i] = c;
        }
        double[][] weights = level.weights();
        double[] biases = level.biases();
        for (int j = 0; j < weights.length; j++) {
            // w A⁻¹, column by column
            for (int i = 1; i < n; i++) {
                weights[j][i] -= weights[j][i - 1];
            }
            weights[j][n - 1] /= 2;
            for (int i = 0; i < n; i++) {
                biases[j] -= weights[j][i] * c;
            }
        }
        Level upper = level.withWeights(weights).withBiases(biases);
        return Optional.of(new Rewritten(net, net.replaced(l, l + 1, new Level(a, first, Link.IDENTITY), upper)));
    }
}
