package org.ascribe.propagation;

import static org.ascribe.propagation.Close.close;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.ascribe.Attribution;
import org.ascribe.AttributionMethod;
import org.ascribe.Ledger;
import org.ascribe.baseline.Baseline;
import org.ascribe.engine.Torch;
import org.ascribe.model.Model;
import org.ascribe.network.Layer;
import org.ascribe.network.LayerPass;
import org.ascribe.network.LayeredFunction;
import org.ascribe.network.Lstm;
import org.ascribe.network.Network;
import org.ascribe.network.Pointwise;
import org.ascribe.propagation.rule.Epsilon;
import org.ascribe.propagation.rule.EpsilonGates;
import org.ascribe.propagation.rule.Gates;
import org.ascribe.propagation.rule.Stabiliser;
import org.junit.jupiter.api.Test;

/** DeepLIFT, ε-LRP and relevance through two LSTMs and a dense layer, against the literal propagation in plain Java. */
class RecurrentTest {

    private static final int TRIES = 40;
    private static final int TARGET = 1;

    /** A net, held twice. */
    private record Recurrent(int steps, int features, int first, int second, double bias, long seed) {

        Model model() {
            return RandomModel.of(
                    seed,
                    -bias,
                    bias,
                    () -> Network.chain(
                            new Shape(steps, features),
                            Lstm.sequence("lstm1", first),
                            Lstm.of("lstm2", second),
                            Layer.dense("dense", 2)));
        }

        double[][] input(int row) {
            Random random = new Random(seed + row);
            return Stream.generate(() -> random.doubles(features, -1.5, 1.5).toArray())
                    .limit(steps)
                    .toArray(double[][]::new);
        }

        NDArray array(NDManager manager, int row) {
            double[] flat = flat(input(row));
            return manager.create(flat, new Shape(steps, features));
        }

        /** The modified chain rule, times x − b. */
        double[] modified(Model model, double[][] x, double[][] b, PlainLstm.Slope slope, boolean averaged) {
            PlainLstm lower = PlainLstm.of(model, "lstm1", features, first);
            PlainLstm upper = PlainLstm.of(model, "lstm2", first, second);
            PlainLstm.Trace low = lower.forward(x);
            PlainLstm.Trace lowReference = lower.forward(b);
            PlainLstm.Trace up = upper.forward(low.h());
            PlainLstm.Trace upReference = upper.forward(lowReference.h());
            double[][] above = new double[steps][second];
            double[] v = RandomModel.parameter(model, "dense.weight");
            System.arraycopy(v, TARGET * second, above[steps - 1], 0, second);
            double[][] m =
                    lower.back(low, lowReference, upper.back(up, upReference, above, slope, averaged), slope, averaged);
            double[] values = flat(m);
            double[] at = flat(x);
            double[] from = flat(b);
            Arrays.setAll(values, i -> values[i] * (at[i] - from[i]));
            return values;
        }

        /** Relevance, with the ε-rule at the dense layer too. */
        double[] relevance(Model model, double[][] x, double epsilon, double share) {
            PlainLstm lower = PlainLstm.of(model, "lstm1", features, first);
            PlainLstm upper = PlainLstm.of(model, "lstm2", first, second);
            PlainLstm.Trace low = lower.forward(x);
            PlainLstm.Trace up = upper.forward(low.h());
            double[] v = RandomModel.parameter(model, "dense.weight");
            double logit = RandomModel.parameter(model, "dense.bias")[TARGET];
            for (int k = 0; k < second; k++) {
                logit += v[TARGET * second + k] * up.h()[steps - 1][k];
            }
            double[][] above = new double[steps][second];
            for (int k = 0; k < second; k++) {
                above[steps - 1][k] =
                        up.h()[steps - 1][k] * v[TARGET * second + k] / PlainLstm.away(logit, epsilon) * logit;
            }
            return flat(lower.relevance(low, upper.relevance(up, above, epsilon, share), epsilon, share));
        }

        Attribution explained(Model model, AttributionMethod method, int row) {
            try (NDManager manager = Torch.manager()) {
                return method.attribute(model.target(TARGET), array(manager, row));
            }
        }
    }

    private static double[] flat(double[][] rows) {
        return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
    }

    private static double quotient(DoubleUnaryOperator s, double z, double reference) {
        return (s.applyAsDouble(z) - s.applyAsDouble(reference)) / (z - reference);
    }

    private static Recurrent net(int steps, int units, long seed) {
        return new Recurrent(steps, 3, units, 2, 0.5, seed);
    }

    @Property(tries = TRIES)
    void deepLiftIsTheModifiedChainRule(
            @ForAll @IntRange(min = 1, max = 6) int steps,
            @ForAll @IntRange(min = 1, max = 4) int units,
            @ForAll @LongRange(min = 1, max = 100_000) long seed) {
        Recurrent net = net(steps, units, seed);
        try (Model model = net.model();
                NDManager manager = Torch.manager()) {
            DeepLift exact = new DeepLift(Baseline.given(flat(net.input(7))));
            DeepLift paper = exact.withProducts(ProductRule.GRADIENT);
            close(
                    net.explained(model, paper, 0).values(),
                    net.modified(model, net.input(0), net.input(7), RecurrentTest::quotient, false),
                    1e-10);
            Attribution complete = net.explained(model, exact, 0);
            close(
                    complete.values(),
                    net.modified(model, net.input(0), net.input(7), RecurrentTest::quotient, true),
                    1e-10);
            assertThat(complete.convergenceDelta().orElseThrow()).isCloseTo(0, within(1e-10));
        }
    }

    @Property(tries = TRIES)
    void epsilonLrpIsTheModifiedChainRule(
            @ForAll @IntRange(min = 1, max = 6) int steps,
            @ForAll @IntRange(min = 1, max = 4) int units,
            @ForAll @LongRange(min = 1, max = 100_000) long seed) {
        Recurrent net = net(steps, units, seed);
        double epsilon = 0.01;
        try (Model model = net.model()) {
            double[] expected = net.modified(
                    model,
                    net.input(0),
                    new double[steps][3],
                    (s, z, reference) -> s.applyAsDouble(z) / PlainLstm.away(z, epsilon),
                    false);
            close(net.explained(model, new EpsilonLrp(epsilon), 0).values(), expected, 1e-10);
        }
    }

    @Property(tries = TRIES)
    void relevanceIsThatOfTheEquations(
            @ForAll @IntRange(min = 1, max = 6) int steps,
            @ForAll @IntRange(min = 1, max = 4) int units,
            @ForAll @LongRange(min = 1, max = 100_000) long seed) {
        Recurrent net = net(steps, units, seed);
        try (Model model = net.model()) {
            for (double share : new double[] {0, 0.5, 0.3}) {
                Attribution found = net.explained(model, new LayerwiseRelevance(new EpsilonGates(0.001, share)), 0);
                close(found.values(), net.relevance(model, net.input(0), 0.001, share), 1e-10);
                double kept = 0;
                double largest = Math.max(1, Math.abs(found.output()));
                for (Ledger.Entry entry : found.certificate().ledger().entries()) {
                    largest = Math.max(largest, Math.abs(entry.passed()) + Math.abs(entry.bias()));
                    kept += entry.bias() + entry.stabiliser();
                    assertThat(entry.residual()).as("%s", entry).isCloseTo(0, within(1e-10 * largest));
                }
                assertThat(found.sum() + kept).isCloseTo(found.output(), within(1e-10 * largest));
            }
        }
    }

    /** Without biases all relevance arrives but for what ε keeps. */
    @Property(tries = TRIES)
    void withoutBiasesRelevanceIsConserved(
            @ForAll @IntRange(min = 1, max = 6) int steps, @ForAll @LongRange(min = 1, max = 100_000) long seed) {
        Recurrent net = new Recurrent(steps, 3, 4, 2, 0, seed);
        try (Model model = net.model()) {
            for (double share : new double[] {0, 0.5}) {
                Attribution found = net.explained(model, new LayerwiseRelevance(new EpsilonGates(1e-13, share)), 0);
                double largest =
                        Arrays.stream(found.values()).map(Math::abs).max().orElseThrow();
                assertThat(found.sum()).isCloseTo(found.output(), within(1e-7 * Math.max(1, largest)));
                assertThat(found.certificate().ledger().entries())
                        .allSatisfy(entry -> assertThat(entry.bias()).isZero());
            }
        }
    }

    /**
     * Where signals take all and ε vanishes, a gate is a constant, and relevance is x times a modified gradient: one more chain rule,
     * which the engine works out by itself.
     */
    @Property(tries = TRIES)
    void signalTakesAllIsAModifiedChainRuleToo(
            @ForAll @IntRange(min = 1, max = 6) int steps, @ForAll @LongRange(min = 1, max = 100_000) long seed) {
        Recurrent net = new Recurrent(steps, 3, 4, 2, 0.5, seed);
        LayerPass gatesAreConstants = new LayerPass() {
            @Override
            public NDArray forward(Layer layer, NDArray z) {
                NDArray y = layer.apply(z);
                return layer instanceof Pointwise
                        ? Surrogate.of(
                                y, z.mul(y.div(Stabiliser.of(1e-13).away(z)).stopGradient()))
                        : y;
            }

            @Override
            public NDArray product(NDArray gate, NDArray signal) {
                return gate.stopGradient().mul(signal);
            }
        };
        try (Model model = net.model();
                NDManager manager = Torch.manager()) {
            NDArray x = net.array(manager, 0).expandDims(0);
            LayeredFunction f = (LayeredFunction) model.target(TARGET).at(x);
            double[] expected = f.gradient(x, gatesAreConstants).mul(x).toDoubleArray();
            LayerwiseRelevance method = new LayerwiseRelevance(new EpsilonGates(1e-13, 0));
            close(net.explained(model, method, 0).values(), expected, 1e-5);
        }
    }

    @Test
    void theOwnGradientOfProductsIsNotComplete() {
        Recurrent net = net(4, 4, 3);
        try (Model model = net.model()) {
            DeepLift paper = new DeepLift().withProducts(ProductRule.GRADIENT);
            Attribution found = net.explained(model, paper, 0);
            assertThat(Math.abs(found.convergenceDelta().orElseThrow()) / Math.abs(found.sum()))
                    .isGreaterThan(0.01);
        }
    }

    @Test
    void anLstmNeedsARuleAndItsRuleAnLstm() {
        Recurrent net = net(2, 2, 1);
        try (Model model = net.model()) {
            assertThatThrownBy(() -> net.explained(model, new LayerwiseRelevance(new Epsilon(0.1)), 0))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("no rule for the layers [lstm2 (Lstm), lstm1 (Lstm)]");
            assertThatThrownBy(() -> net.explained(model, new LayerwiseRelevance(Gates.half(0.1)), 0))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("[dense (Affine), lstm2 (Lstm), lstm1 (Lstm)]");
        }
    }

    @Test
    void aDenseLayerAfterAnLstmIsNotTheFirst() {
        Recurrent net = net(2, 2, 1);
        try (Model model = net.model()) {
            LayeredFunction f = (LayeredFunction) model.target(0);
            assertThat(LayerPlaces.backwards(f.network()))
                    .extracting(place -> place.layer().name() + " " + place.first())
                    .containsExactly("dense false", "lstm2 false", "lstm1 true");
        }
    }

    @Test
    void sharesAndEpsilonsThatMakeNoRuleAreRefused() {
        assertThatThrownBy(() -> new Gates(0.1, -0.1)).hasMessage("gate: -0.1; expected a share from 0 to 1");
        assertThatThrownBy(() -> new EpsilonGates(0.1, Double.NaN)).hasMessageContaining("gate: NaN");
        assertThatThrownBy(() -> new EpsilonGates(0, 0)).hasMessageContaining("epsilon: 0.0");
        assertThat(Gates.signalTakesAll(0.1)).isEqualTo(new Gates(0.1, 0));
    }
}
