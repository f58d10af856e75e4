package org.ascribe.axiom.rewrite;

import java.util.Optional;
import org.ascribe.axiom.net.Level;
import org.ascribe.axiom.net.Link;
import org.ascribe.axiom.net.SmallNet;

/** {@code z = relu(z) − relu(−z)} on the way into a level. */
public record IdentityInserted() implements Rewrite {

    @Override
    public String name() {
        return "an identity inserted as relu(z) − relu(−z)";
    }

    @Override
    public Optional<Rewritten> of(SmallNet net, int choice) {
        int l = Math.floorMod(choice, net.levels().size());
        Level level = net.levels().get(l);
        int n = level.inputs();
        double[][] both = new double[2 * n][n];
        for (int i = 0; i < n; i++) {
            both[i][i] = 1;
            both[n + i][i] = -1;
        }
        double[][] old = level.weights();
        double[][] weights = new double[old.length][2 * n];
        for (int j = 0; j < old.length; j++) {
            for (int i = 0; i < n; i++) {
                weights[j][i] = old[j][i];
                weights[j][n + i] = -old[j][i];
            }
        }
        Level identity = new Level(both, new double[2 * n], Link.RELU);
        return Optional.of(new Rewritten(net, net.replaced(l, l + 1, identity, level.withWeights(weights))));
    }
}
