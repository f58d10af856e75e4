package org.ascribe.zoo;

import static org.ascribe.model.Near.near;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.ascribe.Attribution;
import org.ascribe.AttributionMethod;
import org.ascribe.Ledger;
import org.ascribe.baseline.Baseline;
import org.ascribe.gradient.IntegratedGradients;
import org.ascribe.model.Model;
import org.ascribe.network.Layer;
import org.ascribe.network.LayerPass;
import org.ascribe.network.Network;
import org.ascribe.path.Midpoint;
import org.ascribe.propagation.DeepLift;
import org.ascribe.propagation.LayerwiseRelevance;
import org.ascribe.propagation.rule.Composite;
import org.ascribe.propagation.rule.Epsilon;
import org.ascribe.propagation.rule.EpsilonGammaBox;
import org.ascribe.propagation.rule.Uniform;
import org.ascribe.weights.Weights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CifarResNetTest {

    /** Counted from He et al.'s table: every convolution has a scale and a shift for each filter instead of a bias. */
    @ParameterizedTest
    @ValueSource(ints = {8, 14, 20, 32})
    void hasTheLayersAndParametersOfItsDepth(int depth) {
        int n = (depth - 2) / 6;
        long expected = conv(3, 16, 3);
        int channels = 16;
        for (int filters : new int[] {16, 32, 64}) {
            expected += conv(channels, filters, 3) + (2L * n - 1) * conv(filters, filters, 3);
            expected += filters == channels ? 0 : conv(channels, filters, 1);
            channels = filters;
        }
        expected += 64 * 10 + 10;
        Map<String, Shape> shapes = Weights.shapes(() -> CifarResNet.network(depth));
        long trained = shapes.entrySet().stream()
                .filter(parameter -> !parameter.getKey().contains(".running"))
                .mapToLong(parameter -> parameter.getValue().size())
                .sum();
        assertThat(trained).isEqualTo(expected);
        assertThat(shapes.values().stream()
                        .filter(shape -> shape.dimension() == 4 && shape.get(2) == 3 || shape.dimension() == 2)
                        .count())
                .isEqualTo(depth);
        Network network = CifarResNet.network(depth);
        assertThat(network.getOutputShapes(new Shape[] {new Shape(5, 3, 32, 32)}))
                .containsExactly(new Shape(5, 10));
        assertThat(network.after("stage1." + (n - 1) + ".relu2").inputShape()).isEqualTo(new Shape(16, 32, 32));
        assertThat(network.after("stage2." + (n - 1) + ".relu2").inputShape()).isEqualTo(new Shape(32, 16, 16));
        assertThat(network.after("stage3." + (n - 1) + ".relu2").inputShape()).isEqualTo(new Shape(64, 8, 8));
    }

    @Test
    void otherDepthsAreRefused() {
        for (int depth : new int[] {2, 9, 18, -4}) {
            assertThatThrownBy(() -> CifarResNet.network(depth))
                    .hasMessageContaining("depth: " + depth + "; expected 8, 14, 20");
        }
    }

    /** ReLUs bend f along the path: 500 midpoints leave less than a hundredth of the change. */
    @Test
    void integratedGradientsSumToTheChange() {
        Baseline grey = Baseline.constant(-1);
        explained(new IntegratedGradients().withBaseline(grey).withQuadrature(new Midpoint(500)), (model, a) -> {
            double change = a.output() - value(model, grey.of(photograph(model)));
            assertThat(Math.abs(change)).isGreaterThan(0.1);
            assertThat(a.sum()).isCloseTo(change, within(0.01 * Math.abs(change)));
        });
    }

    @Test
    void deepLiftSumsToTheChange() {
        Baseline grey = Baseline.constant(-1);
        explained(new DeepLift(grey), (model, a) -> {
            double change = a.output() - value(model, grey.of(photograph(model)));
            assertThat(a.sum()).isCloseTo(change, within(1e-10 * sizes(a)));
        });
    }

    /** What does not reach the pixels, biases and stabilisers kept. */
    @Test
    void relevanceIsConservedLayerByLayer() {
        for (Composite composite : List.of(new Uniform(new Epsilon(0.01)), new EpsilonGammaBox(-3, 3))) {
            explained(new LayerwiseRelevance(composite), (model, a) -> {
                List<Ledger.Entry> entries = a.certificate().ledger().entries();
                assertThat(entries).hasSizeGreaterThan(20);
                double kept = entries.stream()
                        .mapToDouble(entry -> entry.bias() + entry.stabiliser())
                        .sum();
                assertThat(a.sum() + kept).isCloseTo(a.output(), within(1e-9 * sizes(a)));
                assertThat(sizes(a)).isGreaterThan(1e-3);
            });
        }
    }

    @Test
    void foldedItIsTheSameFunction() {
        try (Model model = random()) {
            NDArray x = photograph(model);
            Network network = CifarResNet.network(8);
            model.weights().into(network, model.manager(), model.dataType());
            Network folded = network.folded();
            double[] found = folded.through(LayerPass.PLAIN, x).toDoubleArray();
            near(found, model.logits(x).toDoubleArray(), 1e-12);
            assertThat(folded.leaves()).extracting(Layer::name).noneMatch(name -> name.contains("bn"));
        }
    }

    private static void explained(AttributionMethod method, BiConsumer<Model, Attribution> check) {
        try (Model model = random()) {
            check.accept(
                    model, method.attribute(model.target(3), photograph(model).get(0)));
        }
    }

    /** Magnitudes that cancel in the sum. */
    private static double sizes(Attribution a) {
        return Math.max(1, Arrays.stream(a.values()).map(Math::abs).sum());
    }

    private static double value(Model model, NDArray x) {
        return model.logits(x).getDouble(0, 3);
    }

    private static NDArray photograph(Model model) {
        double[] values = new Random(2).doubles(3 * 32 * 32, -2, 2).toArray();
        return model.manager().create(values, new Shape(1, 3, 32, 32));
    }

    /** Weights as He et al. draw them, and statistics as if it had been trained. */
    private static Model random() {
        Random random = new Random(1);
        SortedMap<String, Weights.Tensor> tensors = new TreeMap<>();
        Weights.shapes(() -> CifarResNet.network(8)).forEach((name, shape) -> {
            double scale = Math.sqrt(2.0 * shape.get(0) / shape.size());
            double[] values = IntStream.range(0, (int) shape.size())
                    .mapToDouble(i -> switch (name.substring(name.lastIndexOf('.') + 1)) {
                        case "gamma", "runningVar" -> 0.5 + random.nextDouble();
                        case "weight" -> scale * random.nextGaussian();
                        default -> 0.1 * random.nextGaussian();
                    })
                    .toArray();
            tensors.put(name, new Weights.Tensor(shape.getShape(), values));
        });
        return Model.of("random", () -> CifarResNet.network(8), new Weights(tensors, Map.of()), DataType.FLOAT64);
    }

    private static long conv(int channels, int filters, int kernel) {
        return (long) filters * channels * kernel * kernel + 2L * filters;
    }
}
