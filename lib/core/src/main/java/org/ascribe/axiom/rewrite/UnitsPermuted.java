package org.ascribe.axiom.rewrite;

import java.util.Optional;
import java.util.stream.IntStream;
import org.ascribe.axiom.net.Level;
import org.ascribe.axiom.net.SmallNet;

/** The units of a hidden level in another order. */
public record UnitsPermuted() implements Rewrite {

    @Override
    public String name() {
        return "units in another order";
    }

    @Override
    public Optional<Rewritten> of(SmallNet net, int choice) {
        return Places.chosen(net.levels().size() - 1, l -> net.levels().get(l).units() > 1, choice)
                .map(l -> {
                    Level level = net.levels().get(l);
                    int n = level.units();
                    int[] backwards = IntStream.range(0, n).map(i -> n - 1 - i).toArray();
                    Level above = net.levels().get(l + 1).columns(backwards);
                    return new Rewritten(net, net.replaced(l, l + 2, level.units(backwards), above));
                });
    }
}
