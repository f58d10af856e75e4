package org.ascribe.propagation;

import static org.ascribe.propagation.Close.close;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.ascribe.engine.Tensors;
import org.ascribe.engine.Torch;
import org.ascribe.model.Model;
import org.ascribe.network.Affine;
import org.ascribe.network.AffineMap;
import org.ascribe.network.Layer;
import org.ascribe.network.LayeredFunction;
import org.ascribe.network.Network;
import org.ascribe.propagation.rule.ReluNeuron;
import org.ascribe.propagation.rule.RootExpansion;
import org.ascribe.propagation.rule.RootRule;
import org.ascribe.propagation.rule.WSquare;
import org.ascribe.propagation.rule.Z;
import org.ascribe.propagation.rule.ZBox;
import org.ascribe.propagation.rule.ZPlus;
import org.ascribe.weights.Weights;
import org.junit.jupiter.api.Test;

/** One neuron and its root: the line, the point, the terms, and the constraints that decide between rules. */
class RootExpansionTest {

    private static final int TRIES = 100;

    @Provide
    Arbitrary<RootRule> rules() {
        return Arbitraries.of(new Z(), new ZPlus(), new WSquare(), new ZBox(0, 1));
    }

    /** v·w / Σ v·w is the expansion of first order at the root, which has neither a constant nor a rest. */
    @Property(tries = TRIES)
    void theClosedFormIsTheExpansion(
            @ForAll("rules") RootRule rule, @ForAll @LongRange(min = 1, max = 9999) long seed) {
        RootExpansion e = expansion(rule, seed, -1);
        if (e.step().isPresent()) {
            double scale = Arrays.stream(e.shares()).map(Math::abs).max().orElseThrow();
            for (int i = 0; i < e.x().size(); i++) {
                assertThat(e.terms()[i]).isCloseTo(e.shares()[i], within(1e-11 * Math.max(1, scale)));
            }
            double[] x = numbers(e.x());
            assertThat(Arrays.stream(e.terms()).sum())
                    .isCloseTo(e.neuron().value(x), within(1e-11 * Math.max(1, scale)));
            assertThat(e.neuron().z(e.root()))
                    .isCloseTo(Math.min(0, e.neuron().z(x)), within(1e-11 * Math.max(1, scale)));
        }
    }

    /** The same numbers as the rule that propagates, whose stabiliser is 1e-9. */
    @Property(tries = TRIES)
    void theRuleSharesAsTheExpansionDoes(
            @ForAll("rules") RootRule rule, @ForAll @LongRange(min = 1, max = 9999) long seed) {
        RootExpansion e = expansion(rule, seed, -1);
        double[] x = numbers(e.x());
        double value = e.neuron().value(x);
        try (Model model = layer(e.neuron());
                NDManager manager = Torch.manager()) {
            AffineMap map = ((Affine) LayeredFunction.of(model.target(0), "test")
                            .network()
                            .layers()
                            .get(0))
                    .map();
            NDArray row = Tensors.of(manager, x, new Shape(1, x.length));
            NDArray relevance = Tensors.of(manager, new double[] {value}, new Shape(1, 1));
            close(rule.share(map, row, relevance).relevance().toDoubleArray(), e.shares(), 1e-6);
            if (e.step().isPresent() && e.step().getAsDouble() >= 0) {
                close(rule.root(map, row, 0).toDoubleArray(), e.root(), 1e-12);
            }
        }
    }

    /** What the theory promises of each rule where biases are not positive, and where it promises nothing. */
    @Property(tries = TRIES)
    void constraintsHoldAsPromised(@ForAll @LongRange(min = 1, max = 9999) long seed) {
        RootExpansion z = expansion(new Z(), seed, 0);
        RootExpansion zPlus = expansion(new ZPlus(), seed, 0);
        RootExpansion wSquare = expansion(new WSquare(), seed, 0);
        RootExpansion zBox = expansion(new ZBox(0, 1), seed, 0);
        double infinity = Double.POSITIVE_INFINITY;
        for (RootExpansion e : List.of(z, zPlus)) {
            assertThat(e.outside(0, infinity)).isCloseTo(0, within(1e-12));
            assertThat(e.paidForNothing()).isZero();
        }
        assertThat(zBox.outside(0, 1)).isCloseTo(0, within(1e-12));
        for (RootExpansion e : List.of(zPlus, wSquare, zBox)) {
            assertThat(e.mostNegative()).isZero();
        }
        assertThat(wSquare.outside(-infinity, infinity)).isZero();
    }

    @Test
    void andAreBrokenWhereNothingIsPromised() {
        ReluNeuron neuron = ReluNeuron.of(-0.25, 1, -0.5, 0.75);
        double[] x = {0.9, 0.8, 0.1};
        // z = 0.9 − 0.4 + 0.075 − 0.25 = 0.325; along x the contributions sum to 0.575.
        RootExpansion z = neuron.expand(new Z(), x);
        assertThat(z.step().orElseThrow()).isCloseTo(0.325 / 0.575, within(1e-12));
        assertThat(z.mostNegative()).isCloseTo(0.4 / 0.575, within(1e-12));
        RootExpansion wSquare = neuron.expand(new WSquare(), x);
        double t = 0.325 / (1 + 0.25 + 0.5625);
        close(wSquare.root(), new double[] {0.9 - t, 0.8 + 0.5 * t, 0.1 - 0.75 * t}, 1e-12);
        assertThat(wSquare.outside(0, 1)).isCloseTo(0.75 * t - 0.1, within(1e-12));
        // Without the third input z is still 0.25; without the first it is below 0.
        assertThat(wSquare.paidForNothing()).isCloseTo(Math.max(0.25, 0.5625) / 1.8125, within(1e-12));
        assertThat(neuron.expand(new ZBox(0, 1), x).paidForNothing()).isPositive();
    }

    /** A positive bias puts the root beyond the domain, or leaves none, and then nobody is paid. */
    @Test
    void aPositiveBiasTakesTheRootAway() {
        RootExpansion beyond = ReluNeuron.of(1, 1, 1).expand(new ZPlus(), 0.2, 0.3);
        assertThat(beyond.step().orElseThrow()).isCloseTo(3, within(1e-12));
        assertThat(beyond.outside(0, Double.POSITIVE_INFINITY)).isCloseTo(0.6, within(1e-12));
        assertThat(Arrays.stream(beyond.shares()).sum()).isCloseTo(1.5, within(1e-12));

        RootExpansion none = ReluNeuron.of(1, -1, -0.5).expand(new ZPlus(), 0.4, 0.2);
        assertThat(none.step()).isEmpty();
        assertThat(none.outside(0, 1)).isInfinite();
        assertThat(none.shares()).containsOnly(0);
        assertThatThrownBy(none::root)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("there is no root point");

        // Towards the origin z grows: the root lies behind x, and signs are turned round.
        RootExpansion behind = ReluNeuron.of(1, -1, -0.5).expand(new Z(), 0.4, 0.2);
        assertThat(behind.step().orElseThrow()).isCloseTo(-1, within(1e-12));
        close(behind.root(), new double[] {0.8, 0.4}, 1e-12);
    }

    @Test
    void aSilentNeuronIsItsOwnRoot() {
        RootExpansion silent = ReluNeuron.of(-1, 0.5, 0.5).expand(new ZPlus(), 0.2, 0.3);
        assertThat(silent.root()).containsExactly(0.2, 0.3);
        assertThat(silent.terms()).containsOnly(0);
        assertThat(silent.mostNegative()).isZero();
    }

    @Test
    void inputsMustFit() {
        assertThatThrownBy(() -> ReluNeuron.of(0, 1, 2).z(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("x: 1 inputs; expected 2, one for each weight");
        assertThatThrownBy(() -> ReluNeuron.of(0)).hasMessage("weights: none; expected one for each input");
    }

    /** Weights at random, inputs from 0 to 1, a bias between the given number and 0. */
    private static RootExpansion expansion(RootRule rule, long seed, double lowest) {
        Random random = new Random(seed);
        int inputs = 2 + random.nextInt(6);
        double[] w = random.doubles(inputs, -1, 1).toArray();
        double[] x = random.doubles(inputs).toArray();
        double bias = lowest == 0 ? -random.nextDouble() * 0.2 : random.nextDouble() - 0.5;
        return ReluNeuron.of(bias, w).expand(rule, x);
    }

    private static Model layer(ReluNeuron neuron) {
        TreeMap<String, Weights.Tensor> values = new TreeMap<>();
        int inputs = neuron.weights().size();
        values.put("dense.weight", new Weights.Tensor(new long[] {1, inputs}, numbers(neuron.weights())));
        values.put("dense.bias", new Weights.Tensor(new long[] {1}, new double[] {neuron.bias()}));
        return Model.of(
                "neuron",
                () -> Network.chain(new Shape(inputs), Layer.dense("dense", 1)),
                new Weights(values, Map.of()),
                DataType.FLOAT64);
    }

    private static double[] numbers(List<Double> list) {
        return list.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
