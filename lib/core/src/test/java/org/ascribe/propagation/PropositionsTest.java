package org.ascribe.propagation;

import static org.ascribe.propagation.Close.close;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.ascribe.AttributionMethod;
import org.ascribe.baseline.Baseline;
import org.ascribe.engine.Torch;
import org.ascribe.model.Model;
import org.ascribe.nets.Nets;
import org.ascribe.network.Activation;

/**
 * Propositions 1 and 2 of Ancona et al. 2018: what propagates relevance from layer to layer is a gradient with another slope at the
 * activations. On one side the library's modified gradients, on the other plain Java that knows of no gradient.
 */
class PropositionsTest {

    private static final int TRIES = 200;
    private static final int TARGET = 1;
    /** Of the largest entry: sums in another order, divided by numbers near 0. */
    private static final double ROUNDING = 1e-10;

    @Provide
    Arbitrary<PlainMlp> nets() {
        return Arbitraries.of(PlainMlp.Kind.values())
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .flatMap(kinds -> Combinators.combine(
                                Arbitraries.integers().between(2, 7),
                                Arbitraries.integers().between(2, 9).list().ofSize(kinds.size()),
                                Arbitraries.longs().between(1, 1_000_000))
                        .as((inputs, hidden, seed) ->
                                new PlainMlp(new Nets(inputs, hidden, 3, Activation.RELU, seed), kinds)));
    }

    @Provide
    Arbitrary<Double> epsilons() {
        return Arbitraries.of(1e-4, 1e-2, 0.5);
    }

    /**
     * Relevance enters as S. The library has no ε at the output, where nothing is to be stabilised; equation 2 has, which takes the
     * same part of every value.
     */
    @Property(tries = TRIES)
    void epsilonLrpIsAModifiedGradient(@ForAll("nets") PlainMlp net, @ForAll("epsilons") double epsilon) {
        double[] x = net.net().input(0);
        double s = net.layers(x).get(net.kinds().size() + 1)[TARGET];
        double damped = s / (s + (s < 0 ? -epsilon : epsilon));
        double[] undamped = Arrays.stream(net.epsilonLrp(x, TARGET, epsilon))
                .map(r -> r / damped)
                .toArray();
        close(attributed(net, new EpsilonLrp(epsilon), x), undamped, ROUNDING);
    }

    @Property(tries = TRIES)
    void deepLiftIsAModifiedGradient(@ForAll("nets") PlainMlp net) {
        double[] x = net.net().input(0);
        for (double[] reference : List.of(net.net().input(1), new double[x.length])) {
            double[] found = attributed(net, new DeepLift(Baseline.given(reference)), x);
            close(found, net.deepLift(x, reference, TARGET), ROUNDING);
        }
    }

    private static double[] attributed(PlainMlp net, AttributionMethod method, double[] x) {
        try (Model model = net.model();
                NDManager manager = Torch.manager()) {
            NDArray sample = manager.create(x);
            return method.attribute(model.target(TARGET), sample).values();
        }
    }
}
