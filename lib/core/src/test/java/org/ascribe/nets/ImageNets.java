package org.ascribe.nets;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.ascribe.model.Model;
import org.ascribe.network.SmallNetworks;

/** A convolutional net with random weights. */
public record ImageNets(SmallNetworks net, long seed) implements Subject {

    public static Arbitrary<ImageNets> arbitrary() {
        Arbitrary<SmallNetworks> nets = Arbitraries.of(Arrays.stream(SmallNetworks.values())
                .filter(net -> net.network().inputShape().dimension() == 3)
                .toList());
        return Combinators.combine(nets, Arbitraries.longs().between(1, 100_000))
                .as(ImageNets::new);
    }

    @Override
    public Model model(DataType type) {
        return net.model(seed, type);
    }

    @Override
    public NDArray batch(NDManager manager, int rows, DataType type) {
        return net.batch(manager, rows, seed, type);
    }
}
