package org.ascribe.axiom.rewrite;

import java.util.Optional;
import java.util.stream.IntStream;
import org.ascribe.axiom.net.Level;
import org.ascribe.axiom.net.SmallNet;

/** A hidden unit twice, its outgoing weights w shared as {@code s w} and {@code (1 − s) w}. */
public record UnitSplit() implements Rewrite {

    private static final double[] SHARES = {0.5, 2, 0.25};

    @Override
    public String name() {
        return "a unit split in two";
    }

    @Override
    public Optional<Rewritten> of(SmallNet net, int choice) {
        double share = SHARES[Math.floorMod(choice, SHARES.length)];
        int which = Math.floorDiv(choice, SHARES.length);
        return Places.chosen(net.levels().size() - 1, l -> true, which).map(l -> {
            Level level = net.levels().get(l);
            int unit = Math.floorMod(which, level.units());
            int[] twice = IntStream.concat(IntStream.range(0, level.units()), IntStream.of(unit))
                    .toArray();
            Level above = net.levels().get(l + 1).columns(twice);
            double[][] weights = above.weights();
            for (double[] row : weights) {
                row[unit] *= share;
                row[row.length - 1] *= 1 - share;
            }
            return new Rewritten(net, net.replaced(l, l + 2, level.units(twice), above.withWeights(weights)));
        });
    }
}
