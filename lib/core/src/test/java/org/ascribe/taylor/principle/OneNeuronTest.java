package org.ascribe.taylor.principle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.ascribe.baseline.Baseline;
import org.ascribe.gradient.IntegratedGradients;
import org.ascribe.network.Activation;
import org.ascribe.path.GaussLegendre;
import org.ascribe.propagation.DeepLift;

/**
 * On one layer of neurons DeepLIFT assigns exactly as Integrated Gradients do: {@code ∫ s'(z̃ + α(z - z̃)) dα = (s(z) - s(z̃)) / (z - z̃)}.
 * What the paper holds against its assignment needs a second layer.
 */
class OneNeuronTest {

    private static final Baseline BASELINE = Baseline.constant(0.2);

    @Provide
    Arbitrary<Activation> smooth() {
        return Arbitraries.of(Activation.SIGMOID, Activation.TANH, Activation.SOFTPLUS, Activation.SQUARE);
    }

    @Property(tries = 40)
    void rescaleIsIntegratedGradientsOnOneLayer(@ForAll("smooth") Activation s, @ForAll long seed) {
        assertThat(furthest(seed, s, 1)).isCloseTo(0, within(1e-10));
    }

    @Property(tries = 10)
    void andIsNotOnTwo(@ForAll("smooth") Activation s, @ForAll long seed) {
        assertThat(furthest(seed, s, 2)).isGreaterThan(1e-8);
    }

    private static double furthest(long seed, Activation s, int hidden) {
        Random random = new Random(seed);
        Dense first = Dense.random(5, Probe.FEATURES, 1, 0.5, random);
        Dense last = Dense.random(1, 5, 1, 0.5, random);
        Probe probe =
                hidden == 1 ? Probe.of(s, first, last) : Probe.of(s, first, Dense.random(5, 5, 1, 0.5, random), last);
        double[][] point = {random.doubles(Probe.FEATURES, -1, 1).toArray()};
        double[] integrated = probe.ask(
                        new IntegratedGradients().withBaseline(BASELINE).withQuadrature(new GaussLegendre(80)),
                        new int[1],
                        point)
                .get(0)
                .values();
        double[] rescaled =
                probe.ask(new DeepLift(BASELINE), new int[1], point).get(0).values();
        double furthest = 0;
        for (int i = 0; i < rescaled.length; i++) {
            furthest = Math.max(furthest, Math.abs(rescaled[i] - integrated[i]));
        }
        return furthest;
    }
}
