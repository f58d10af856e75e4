package org.ascribe.gradient;

import static org.ascribe.model.Near.near;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.ascribe.Attribution;
import org.ascribe.AttributionMethod;
import org.ascribe.ScalarFunction;
import org.ascribe.Target;
import org.ascribe.baseline.Baseline;
import org.ascribe.engine.Torch;
import org.ascribe.feature.FeatureGroups;
import org.ascribe.gradient.LayerConductance.Sum;
import org.ascribe.model.Model;
import org.ascribe.nets.Nets;
import org.ascribe.network.Activation;
import org.ascribe.network.LayeredFunction;
import org.ascribe.perturbation.ShapleyValues;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Methods that explain a layer, or one unit of it. */
class LayerMethodsTest {

    private static final Baseline BASELINE = Baseline.constant(0.3);

    @Property(tries = 15)
    void layerIntegratedGradientsAndConductanceSumToTheOutputChange(@ForAll @LongRange(min = 1, max = 9999) long seed) {
        Nets net = new Nets(6, List.of(5, 4), 3, Activation.TANH, seed);
        try (Model model = net.model(DataType.FLOAT64);
                NDManager manager = Torch.manager()) {
            NDArray x = net.batch(manager, 2, DataType.FLOAT64);
            ScalarFunction f = model.target(Target.of(1, 2));
            for (String layer : List.of("dense0", "activation0", "dense1", "activation1")) {
                AttributionMethod ig =
                        new LayerIntegratedGradients(layer, BASELINE, new IntegratedGradients().quadrature());
                for (Attribution a : ig.attributeAll(f, x)) {
                    assertThat(a.convergenceDelta().orElseThrow()).isCloseTo(0, within(1e-9));
                    assertThat(a.shape()).containsExactly(layer.endsWith("0") ? 5 : 4);
                }
                for (Attribution a : new LayerConductance(layer, BASELINE, 100, Sum.TRAPEZOID).attributeAll(f, x)) {
                    double units = a.values().length;
                    double error = a.certificate().quadratureError().orElseThrow();
                    assertThat(a.convergenceDelta().orElseThrow()).isCloseTo(0, within(units * error + 1e-12));
                    assertThat(error).isLessThan(0.01);
                }
            }
        }
    }

    /** The output of a first dense layer goes straight where the input goes straight, so both methods take the same path. */
    @Property(tries = 10)
    void onAFirstDenseLayerConductanceIsIntegratedGradients(@ForAll @LongRange(min = 1, max = 9999) long seed) {
        Nets net = new Nets(6, List.of(5, 4), 3, Activation.TANH, seed);
        try (Model model = net.model(DataType.FLOAT64);
                NDManager manager = Torch.manager()) {
            NDArray x = net.batch(manager, 1, DataType.FLOAT64).get(0);
            ScalarFunction f = model.target(1);
            Attribution conductance = new LayerConductance("dense0", BASELINE, 600, Sum.TRAPEZOID).attribute(f, x);
            Attribution ig = new LayerIntegratedGradients("dense0", BASELINE, new IntegratedGradients().quadrature())
                    .attribute(f, x);
            double error = conductance.certificate().quadratureError().orElseThrow();
            near(conductance.values(), ig.values(), error + 1e-12);
            assertThat(error).isLessThan(1e-3);
        }
    }

    /** {@code Σ_m Δy g}, g at the ends of each part or where Captum has it, in plain loops; half the parts tell the error, if there are halves. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 7})
    void conductanceIsTheSumOverThePartsOfThePath(int steps) {
        Nets net = new Nets(6, List.of(5, 4), 3, Activation.TANH, 8);
        try (Model model = net.model(DataType.FLOAT64);
                NDManager manager = Torch.manager()) {
            NDArray x = net.batch(manager, 1, DataType.FLOAT64);
            LayeredFunction f = ((LayeredFunction) model.target(1)).at(x);
            double[][] y = new double[steps + 1][];
            double[][] g = new double[steps + 1][];
            for (Sum sum : Sum.values()) {
                for (int m = 0; m <= steps; m++) {
                    double alpha = sum == Sum.TRAPEZOID ? m / (double) steps : (m + 1) / (steps + 1.0);
                    NDArray b = BASELINE.of(x);
                    NDArray output = f.activation("activation0", b.add(x.sub(b).mul(alpha)));
                    y[m] = output.toDoubleArray();
                    g[m] = f.above("activation0").gradient(output).toDoubleArray();
                }
                Attribution a =
                        new LayerConductance("activation0", BASELINE, steps, sum).attribute(model.target(1), x.get(0));
                double[] fine = parts(y, g, 1, sum);
                near(a.values(), fine, 1e-13);
                assertThat(a.certificate().quadratureError().isPresent())
                        .isEqualTo(sum == Sum.TRAPEZOID && steps % 2 == 0);
                if (a.certificate().quadratureError().isPresent()) {
                    double[] coarse = parts(y, g, 2, sum);
                    double largest = IntStream.range(0, fine.length)
                            .mapToDouble(i -> Math.abs(fine[i] - coarse[i]))
                            .max()
                            .orElseThrow();
                    assertThat(a.certificate().quadratureError().getAsDouble()).isCloseTo(largest, within(1e-13));
                }
            }
        }
    }

    private static double[] parts(double[][] y, double[][] g, int stride, Sum sum) {
        double[] found = new double[y[0].length];
        for (int m = 0; m + stride < y.length; m += stride) {
            for (int i = 0; i < found.length; i++) {
                double slope = sum == Sum.CAPTUM ? g[m][i] : (g[m][i] + g[m + stride][i]) / 2;
                found[i] += (y[m + stride][i] - y[m][i]) * slope;
            }
        }
        return found;
    }

    @Test
    void captumsConductanceLacksTheFirstPartOfThePath() {
        Nets net = new Nets(6, List.of(5), 3, Activation.TANH, 8);
        try (Model model = net.model(DataType.FLOAT64);
                NDManager manager = Torch.manager()) {
            NDArray x = net.batch(manager, 1, DataType.FLOAT64);
            ScalarFunction f = model.target(1);
            double captum = new LayerConductance("activation0", Baseline.zero(), 4000, Sum.CAPTUM)
                    .attribute(f, x.get(0))
                    .sum();
            NDArray start = x.div(4001);
            double expected = f.value(x).getDouble(0) - f.value(start).getDouble(0);
            assertThat(captum).isCloseTo(expected, within(2e-3));
        }
    }

    @Property(tries = 10)
    void aUnitIsExplainedAsAClassIs(@ForAll @LongRange(min = 1, max = 9999) long seed) {
        Nets net = new Nets(6, List.of(5, 4), 3, Activation.TANH, seed);
        try (Model model = net.model(DataType.FLOAT64);
                NDManager manager = Torch.manager()) {
            NDArray x = net.batch(manager, 2, DataType.FLOAT64);
            LayeredFunction f = (LayeredFunction) model.target(Target.of(1, 2));
            NDArray units = f.activation("activation1", x);
            NDArray before = f.activation("activation1", BASELINE.of(x));
            AttributionMethod neuron =
                    new NeuronAttribution("activation1", List.of(3), new IntegratedGradients().withBaseline(BASELINE));
            List<Attribution> found = neuron.attributeAll(f, x);
            for (int row = 0; row < 2; row++) {
                Attribution a = found.get(row);
                assertThat(a.shape()).containsExactly(6);
                assertThat(a.output()).isCloseTo(units.getDouble(row, 3), within(1e-14));
                assertThat(a.sum()).isCloseTo(units.getDouble(row, 3) - before.getDouble(row, 3), within(1e-9));
                assertThat(a.convergenceDelta().orElseThrow()).isCloseTo(0, within(1e-9));
            }
            // The last layer's unit is the class itself.
            near(
                    new NeuronAttribution("dense2", List.of(2), new Gradient())
                            .attribute(model.target(0), x.get(0))
                            .values(),
                    new Gradient().attribute(model.target(2), x.get(0)).values(),
                    1e-14);
        }
    }

    @Test
    void groupsOfAUnitsAttributionCountOnce() {
        Nets net = new Nets(6, List.of(5), 3, Activation.TANH, 1);
        try (Model model = net.model(DataType.FLOAT64);
                NDManager manager = Torch.manager()) {
            AttributionMethod shapley = new ShapleyValues(BASELINE, FeatureGroups.blocks(2));
            Attribution a = new NeuronAttribution("activation0", List.of(3), shapley)
                    .attribute(
                            model.target(0),
                            net.batch(manager, 1, DataType.FLOAT64).get(0));
            assertThat(a.convergenceDelta().orElseThrow()).isCloseTo(0, within(1e-14));
        }
    }

    @Test
    void batchesEqualSingles() {
        Nets net = new Nets(6, List.of(5, 4), 3, Activation.RELU, 3);
        try (Model model = net.model(DataType.FLOAT64);
                NDManager manager = Torch.manager()) {
            NDArray x = net.batch(manager, 3, DataType.FLOAT64);
            ScalarFunction f = model.target(Target.predicted());
            for (AttributionMethod method : List.<AttributionMethod>of(
                    new LayerIntegratedGradients("activation0"),
                    new LayerConductance("activation0", BASELINE, 301, Sum.TRAPEZOID),
                    new NeuronAttribution("dense1", List.of(1), new IntegratedGradients()))) {
                List<Attribution> together = method.attributeAll(f, x);
                for (int row = 0; row < 3; row++) {
                    near(
                            method.attribute(f, x.get(row)).values(),
                            together.get(row).values(),
                            1e-12);
                }
            }
        }
    }

    @Test
    void refusesLayersAndUnitsThatAreNotThere() {
        Nets net = new Nets(3, List.of(4), 2, Activation.RELU, 3);
        try (Model model = net.model(DataType.FLOAT64);
                NDManager manager = Torch.manager()) {
            NDArray x = net.batch(manager, 1, DataType.FLOAT64).get(0);
            for (AttributionMethod method : List.<AttributionMethod>of(
                    new LayerIntegratedGradients("conv9"),
                    new LayerConductance("conv9"),
                    new NeuronAttribution("conv9", List.of(1), new Gradient()))) {
                assertThatThrownBy(() -> method.attribute(model.target(0), x))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContainingAll("layer: conv9", "[dense0, activation0, dense1]");
            }
            assertThatThrownBy(() ->
                            new NeuronAttribution("dense0", List.of(4), new Gradient()).attribute(model.target(0), x))
                    .hasMessageContainingAll("index: [4]", "shape (4)");
            assertThatThrownBy(() -> new LayerConductance("dense0", BASELINE, 0, Sum.CAPTUM))
                    .hasMessageContainingAll("steps: 0", "expected 1 or more");
        }
    }

    @Test
    void refusesModelsWithoutKnownLayers() {
        try (NDManager manager = Torch.manager()) {
            Linear block = Linear.builder().setUnits(2).build();
            block.initialize(manager, DataType.FLOAT64, new Shape(1, 3));
            try (Model plain = Model.of("plain", block, new Shape(3))) {
                assertThatThrownBy(() -> new LayerConductance("dense0")
                                .attribute(plain.target(0), manager.ones(new Shape(3), DataType.FLOAT64)))
                        .hasMessageContainingAll("does not know its layers", "LayerConductance", "Network");
            }
        }
    }
}
