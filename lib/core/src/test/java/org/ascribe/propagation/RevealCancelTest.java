package org.ascribe.propagation;

import static org.ascribe.propagation.Close.close;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.ascribe.Attribution;
import org.ascribe.baseline.Baseline;
import org.ascribe.engine.Torch;
import org.ascribe.model.Model;
import org.ascribe.network.Activation;
import org.ascribe.network.Layer;
import org.ascribe.network.Lstm;
import org.ascribe.network.Network;
import org.ascribe.network.SmallNetworks;
import org.ascribe.weights.Weights;
import org.ascribe.weights.Weights.Tensor;
import org.junit.jupiter.api.Test;

/** RevealCancel: the example of its paper, plain Java, completeness. */
class RevealCancelTest {

    private static final int TRIES = 25;
    private static final int[] SIZES = {5, 6, 4, 2};

    @Test
    void bothInputsOfAMinimumGetHalf() {
        try (Model model = minimum();
                NDManager manager = Torch.manager()) {
            NDArray x = manager.create(new double[][] {{3, 2}, {2, 3}, {0.5, 4}, {1, 1}, {0, 2}});
            double[] smaller = {2, 2, 0.5, 1, 0};
            List<Attribution> found = new RevealCancel().attributeAll(model.target(0), x);
            List<Attribution> rescaled = new DeepLift().attributeAll(model.target(0), x);
            for (int row = 0; row < smaller.length; row++) {
                close(found.get(row).values(), new double[] {smaller[row] / 2, smaller[row] / 2}, 1e-12);
            }
            // The Rescale rule gives all to the smaller one.
            close(rescaled.get(0).values(), new double[] {0, 2}, 1e-12);
            close(rescaled.get(1).values(), new double[] {2, 0}, 1e-12);
        }
    }

    @Provide
    Arbitrary<SmallNetworks> networks() {
        return Arbitraries.of(SmallNetworks.class).filter(net -> net != SmallNetworks.RECURRENT);
    }

    @Property(tries = TRIES)
    void sumsToTheOutputChange(
            @ForAll("networks") SmallNetworks net, @ForAll @LongRange(min = 1, max = 100_000) long seed) {
        try (Model model = net.model(seed, DataType.FLOAT64);
                NDManager manager = Torch.manager()) {
            NDArray x = net.batch(manager, 2, seed, DataType.FLOAT64);
            for (Attribution a : new RevealCancel(Baseline.constant(0.3)).attributeAll(model.target(1), x)) {
                double scale = Math.max(1, Math.abs(a.output()));
                assertThat(a.convergenceDelta().orElseThrow()).isCloseTo(0, offset(1e-10 * scale));
            }
        }
    }

    @Property(tries = TRIES)
    void aBatchEqualsItsSamplesAlone(
            @ForAll("networks") SmallNetworks net, @ForAll @LongRange(min = 1, max = 100_000) long seed) {
        try (Model model = net.model(seed, DataType.FLOAT64);
                NDManager manager = Torch.manager()) {
            NDArray x = net.batch(manager, 3, seed, DataType.FLOAT64);
            List<Attribution> together = new RevealCancel().attributeAll(model.target(1), x);
            for (int row = 0; row < 3; row++) {
                Attribution alone = new RevealCancel().attribute(model.target(1), x.get(row));
                // Other numbers of rows are summed in another order, and a small map is a difference of numbers of the
                // size of f.
                double size = Math.max(1, Math.abs(alone.output()));
                for (int i = 0; i < alone.values().length; i++) {
                    assertThat(together.get(row).values()[i]).isCloseTo(alone.values()[i], offset(1e-12 * size));
                }
            }
        }
    }

    @Property(tries = TRIES)
    void matchesTheEquationsInPlainJava(@ForAll @LongRange(min = 1, max = 100_000) long seed) {
        Map<Activation, DoubleUnaryOperator> activations = Map.of(
                Activation.RELU, v -> Math.max(v, 0),
                Activation.TANH, Math::tanh,
                Activation.SIGMOID, v -> 1 / (1 + Math.exp(-v)));
        activations.forEach((activation, plain) -> {
            try (Model model = RandomModel.of(seed, -0.5, 0.5, () -> dense(activation));
                    NDManager manager = Torch.manager()) {
                NDArray x = RandomModel.inputs(manager, seed, 1, -1, 1, new Shape(SIZES[0]));
                double[] b = RandomModel.inputs(manager, seed + 7919, 1, -1, 1, new Shape(SIZES[0]))
                        .toDoubleArray();
                double[] found = new RevealCancel(Baseline.given(b))
                        .attributeAll(model.target(0), x)
                        .get(0)
                        .values();
                close(found, new Plain(model, plain).contributions(x.toDoubleArray(), b), 1e-9);
            }
        });
    }

    @Test
    void recurrentLayersAreRefused() {
        Supplier<Network> recurrent =
                () -> Network.chain(new Shape(3, 4), Lstm.of("memory", 5), Layer.dense("dense", 2));
        try (Model model = RandomModel.of(1, -1, 1, recurrent);
                NDManager manager = Torch.manager()) {
            NDArray x = RandomModel.inputs(manager, 1, 1, -1, 1, new Shape(3, 4));
            assertThatThrownBy(() -> new RevealCancel().attributeAll(model.target(0), x))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("memory (Lstm)");
        }
    }

    /** The equations layer by layer, for one sample and one output, in loops. */
    private record Plain(Model model, DoubleUnaryOperator s) {

        double[] contributions(double[] x, double[] b) {
            double[] m = multipliers(0, x, b);
            for (int i = 0; i < m.length; i++) {
                m[i] *= x[i] - b[i];
            }
            return m;
        }

        /** From the differences at the input of a dense layer to the first output. */
        private double[] multipliers(int layer, double[] a, double[] reference) {
            double[] biases = RandomModel.parameter(model, "dense" + layer + ".bias");
            double[][] w = PlainNet.matrix(RandomModel.parameter(model, "dense" + layer + ".weight"), biases.length);
            if (layer == SIZES.length - 2) {
                return w[0];
            }
            int units = w.length;
            double[] rising = new double[units];
            double[] falling = new double[units];
            double[] z = biases.clone();
            for (int j = 0; j < units; j++) {
                for (int i = 0; i < a.length; i++) {
                    double part = w[j][i] * (a[i] - reference[i]);
                    rising[j] += Math.max(part, 0);
                    falling[j] += Math.min(part, 0);
                    z[j] += w[j][i] * reference[i];
                }
            }
            double[] next = new double[units];
            double[] nextReference = new double[units];
            for (int j = 0; j < units; j++) {
                next[j] = s.applyAsDouble(z[j] + rising[j] + falling[j]);
                nextReference[j] = s.applyAsDouble(z[j]);
            }
            double[] above = multipliers(layer + 1, next, nextReference);
            double[] m = new double[a.length];
            for (int j = 0; j < units; j++) {
                double positive = share(z[j], rising[j], falling[j]);
                double negative = share(z[j], falling[j], rising[j]);
                for (int i = 0; i < m.length; i++) {
                    double part = w[j][i] * (a[i] - reference[i]);
                    double multiplier = part > 0 ? positive : part < 0 ? negative : (positive + negative) / 2;
                    m[i] += w[j][i] * multiplier * above[j];
                }
            }
            return m;
        }

        /** Where there is no part, that of a small one: what a unit passes whose own difference is zero, but not its parts. */
        private double share(double z, double part, double other) {
            double p = part == 0 ? 1e-4 : part;
            double first = s.applyAsDouble(z + p) - s.applyAsDouble(z);
            double second = s.applyAsDouble(z + p + other) - s.applyAsDouble(z + other);
            return (first + second) / 2 / p;
        }
    }

    private static Network dense(Activation activation) {
        return Network.chain(
                new Shape(SIZES[0]),
                Layer.dense("dense0", SIZES[1]),
                Layer.activation("activation0", activation),
                Layer.dense("dense1", SIZES[2]),
                Layer.activation("activation1", activation),
                Layer.dense("dense2", SIZES[3]));
    }

    /** {@code min(x, y) = x − relu(x − y)} for numbers that are not negative; the second output is its negative. */
    private static Model minimum() {
        TreeMap<String, Tensor> tensors = new TreeMap<>();
        tensors.put("dense1.weight", new Tensor(new long[] {2, 2}, new double[] {1, -1, 1, 0}));
        tensors.put("dense1.bias", new Tensor(new long[] {2}, new double[2]));
        tensors.put("dense2.weight", new Tensor(new long[] {2, 2}, new double[] {-1, 1, 1, -1}));
        tensors.put("dense2.bias", new Tensor(new long[] {2}, new double[2]));
        return Model.of(
                "minimum",
                () -> Network.chain(
                        new Shape(2),
                        Layer.dense("dense1", 2),
                        Layer.activation("relu", Activation.RELU),
                        Layer.dense("dense2", 2)),
                new Weights(tensors, Map.of()),
                DataType.FLOAT64);
    }
}
