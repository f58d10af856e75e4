package org.ascribe.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.ascribe.Attribution;
import org.ascribe.AttributionMethod;
import org.ascribe.ScalarFunction;
import org.ascribe.Target;
import org.ascribe.Unit;
import org.ascribe.baseline.Baseline;
import org.ascribe.engine.Torch;
import org.ascribe.gradient.InputXGradient;
import org.ascribe.gradient.IntegratedGradients;
import org.ascribe.network.Activation;
import org.ascribe.network.Layer;
import org.ascribe.network.Network;
import org.ascribe.perturbation.Occlusion;
import org.ascribe.propagation.DeepLift;
import org.ascribe.taylor.FirstOrderTaylor;
import org.ascribe.weights.Weights;
import org.ascribe.weights.Weights.Tensor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A script with a batch norm and dropout, saved in training mode, against the same net as a {@link Network} whose batch norm is
 * folded into the layer before it.
 */
class TorchScriptTest {

    private static final int INPUTS = 5;
    private static final int HIDDEN = 4;
    private static final int CLASSES = 3;

    private static final String SCORES = """
            h = torch.linear(x, self.w1, self.b1)
            n = torch.batch_norm(h, self.gamma, self.beta, self.mean, self.variance, self.training, 0.1, 1.0e-05, True)
            a = torch.dropout(torch.sigmoid(n), 0.5, self.training)
            y = torch.linear(a, self.w2, self.b2)
            """;

    /** The scores, and beside them what is in the buffers. */
    private static final String SCORES_AND_BUFFERS = SCORES + """
            ones = torch.ones_like(torch.slice(y, 1, 0, 1))
            mean = torch.mul(ones, torch.unsqueeze(self.mean, 0))
            variance = torch.mul(ones, torch.unsqueeze(self.variance, 0))
            return torch.cat([y, mean, variance], 1)
            """;

    private final Map<String, Tensor> parameters = new LinkedHashMap<>();
    private final Map<String, Tensor> buffers = new LinkedHashMap<>();
    private final NDManager manager = Torch.manager();

    @TempDir
    private Path folder;

    TorchScriptTest() {
        Random random = new Random(3);
        parameters.put("w1", tensor(random, HIDDEN, INPUTS));
        parameters.put("b1", tensor(random, HIDDEN));
        parameters.put("gamma", tensor(random, HIDDEN));
        parameters.put("beta", tensor(random, HIDDEN));
        parameters.put("w2", tensor(random, CLASSES, HIDDEN));
        parameters.put("b2", tensor(random, CLASSES));
        buffers.put("mean", tensor(random, HIDDEN));
        double[] variances = random.doubles(HIDDEN, 0.5, 2).toArray();
        buffers.put("variance", new Tensor(new long[] {HIDDEN}, variances));
    }

    @AfterEach
    void free() {
        manager.close();
    }

    @Test
    void derivativesAreThoseOfTheSameNetwork() {
        for (Unit unit : Unit.values()) {
            Target target = Target.of(0, 1, 2, 2, 0).in(unit);
            try (Model script = script(ScriptFile.Type.DOUBLE);
                    Model network = network()) {
                assertThat(script.dataType()).isEqualTo(DataType.FLOAT64);
                assertThat(script.classes()).isEqualTo(CLASSES);
                NDArray x = batch(5);
                NDArray v = batch(6).get("1:");
                ScalarFunction f = script.target(target).at(x);
                ScalarFunction g = network.target(target).at(x);
                near(f.value(x), g.value(x), 1e-12);
                near(f.gradient(x), g.gradient(x), 1e-12);
                near(f.hessianVector(x, v), g.hessianVector(x, v), 1e-12);
            }
        }
    }

    @Test
    void attributionsAreThoseOfTheSameNetwork() {
        try (Model script = script(ScriptFile.Type.DOUBLE);
                Model network = network()) {
            NDArray x = batch(5);
            for (AttributionMethod method : List.of(
                    new InputXGradient(),
                    new IntegratedGradients(),
                    new FirstOrderTaylor(Baseline.zero()),
                    Occlusion.one())) {
                var expected = method.attributeAll(network.target(Target.predicted()), x);
                var found = method.attributeAll(script.target(Target.predicted()), x);
                for (int i = 0; i < 5; i++) {
                    assertThat(found.get(i).target()).isEqualTo(expected.get(i).target());
                    assertThat(found.get(i).values())
                            .containsExactly(expected.get(i).values(), within(1e-12));
                }
            }
        }
    }

    /** The engine compiles a script anew for what it has seen of it, so that later passes may run other code. */
    @Test
    void convolutionsWindowsAndKinks() {
        Map<String, Tensor> weights = new LinkedHashMap<>();
        Random random = new Random(8);
        weights.put("w1", tensor(random, 4, 2, 3, 3));
        weights.put("b1", tensor(random, 4));
        weights.put("w2", tensor(random, 3, 16));
        weights.put("b2", tensor(random, 3));
        Path file = new ScriptFile(weights, Map.of(), ScriptFile.Type.DOUBLE, """
                c = torch.conv2d(x, self.w1, self.b1, [1, 1], [0, 0], [1, 1], 1)
                p = torch.max_pool2d(torch.relu(c), [2, 2], [2, 2], [0, 0], [1, 1], False)
                return torch.linear(torch.tanh(torch.flatten(p, 1)), self.w2, self.b2)
                """).write(folder.resolve("conv.pt"));
        TreeMap<String, Tensor> tensors = new TreeMap<>();
        tensors.put("conv.weight", weights.get("w1"));
        tensors.put("conv.bias", weights.get("b1"));
        tensors.put("dense.weight", weights.get("w2"));
        tensors.put("dense.bias", weights.get("b2"));
        Shape image = new Shape(2, 6, 6);
        List<Layer> layers = List.of(
                Layer.conv2d("conv", 4, 3, 1),
                Layer.activation("relu", Activation.RELU),
                Layer.maxPool("pool", 2),
                Layer.flatten("flatten"),
                Layer.activation("tanh", Activation.TANH),
                Layer.dense("dense", 3));
        try (Model script = Model.torchScript(file, image);
                Model network = Model.of(
                        "network",
                        () -> new Network(image, layers),
                        new Weights(tensors, Map.of()),
                        DataType.FLOAT64)) {
            ScalarFunction f = script.target(2);
            ScalarFunction g = network.target(2);
            for (int rows : new int[] {3, 1, 2, 3, 3}) {
                NDArray x = manager.create(
                        random.doubles(rows * image.size(), -1, 1).toArray(), new Shape(rows).addAll(image));
                NDArray v = x.mul(x);
                near(f.value(x), g.value(x), 1e-12);
                near(f.gradient(x), g.gradient(x), 1e-12);
                near(f.hessianVector(x, v), g.hessianVector(x, v), 1e-12);
            }
        }
    }

    @Test
    void aBatchEqualsItsSamples() {
        try (Model model = script(ScriptFile.Type.DOUBLE)) {
            NDArray x = batch(5);
            IntegratedGradients ig = new IntegratedGradients();
            List<Attribution> all = ig.attributeAll(model.target(1), x);
            for (int i = 0; i < 5; i++) {
                assertThat(ig.attribute(model.target(1), x.get(i)).values())
                        .containsExactly(all.get(i).values(), within(1e-12));
            }
        }
    }

    @Test
    void dropoutStaysOffAndBuffersStayBitForBit() {
        try (Model model = model(SCORES_AND_BUFFERS, ScriptFile.Type.DOUBLE)) {
            NDArray x = batch(7);
            double[] first = model.logits(x).toDoubleArray();
            for (String buffer : List.of("mean", "variance")) {
                double[] expected = buffers.get(buffer).values();
                int from = CLASSES + (buffer.equals("mean") ? 0 : HIDDEN);
                assertThat(model.logits(x)
                                .get("0, " + from + ":" + (from + HIDDEN))
                                .toDoubleArray())
                        .containsExactly(expected);
            }
            ScalarFunction f = model.target(Target.predicted()).at(x);
            double[] gradient = f.gradient(x).toDoubleArray();
            for (int pass = 0; pass < 20; pass++) {
                f.value(x).close();
                f.hessianVector(x, x).close();
                assertThat(f.gradient(x).toDoubleArray()).containsExactly(gradient);
                assertThat(model.logits(x).toDoubleArray()).containsExactly(first);
            }
        }
    }

    @Test
    void severalThreadsShareAScript() {
        try (Model model = script(ScriptFile.Type.DOUBLE)) {
            double[] expected = gradient(model);
            assertThat(IntStream.range(0, 200).parallel().mapToObj(i -> gradient(model)))
                    .allSatisfy(found -> assertThat(found).containsExactly(expected, within(1e-15)));
        }
    }

    @Test
    void float32IsTheTypeOfItsParameters() {
        try (Model script = script(ScriptFile.Type.FLOAT);
                Model network = network()) {
            assertThat(script.dataType()).isEqualTo(DataType.FLOAT32);
            NDArray x = batch(5);
            NDArray found = script.target(1).gradient(x);
            assertThat(found.getDataType()).isEqualTo(DataType.FLOAT32);
            near(found.toType(DataType.FLOAT64, false), network.target(1).gradient(x), 1e-5);
        }
    }

    @Test
    void aScriptWithoutParametersIsToldItsType() {
        Path file = new ScriptFile(Map.of(), Map.of(), ScriptFile.Type.FLOAT, "return torch.mul(x, x)")
                .write(folder.resolve("squares.v1.pt"));
        try (Model narrow = Model.torchScript(file, new Shape(2));
                Model wide = Model.torchScript(file, new Shape(2), DataType.FLOAT64)) {
            assertThat(narrow.dataType()).isEqualTo(DataType.FLOAT32);
            assertThat(wide.name()).isEqualTo("squares.v1");
            NDArray x = manager.create(new double[] {0.1, 0.2}, new Shape(1, 2));
            assertThat(wide.target(1).gradient(x).toDoubleArray()).containsExactly(0, 0.4);
        }
    }

    @Test
    void methodsThatWorkLayerByLayerRefuseIt() {
        try (Model model = script(ScriptFile.Type.DOUBLE)) {
            refuses(
                    () -> new DeepLift().attributeAll(model.target(0), batch(1)),
                    "f: ",
                    "of net (float64",
                    "does not know its layers",
                    "DeepLift works layer by layer",
                    "org.ascribe.network.Network");
            assertThatThrownBy(() -> model.in(DataType.FLOAT32))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContainingAll("net is a block or a script", "make it in float32");
        }
    }

    @Test
    void filesThatAreFileKindsAreRefused() throws IOException {
        Path none = folder.resolve("none.pt");
        refuses(
                () -> Model.torchScript(none, new Shape(2)),
                "file: there is no " + none,
                "expected a TorchScript file");
        refuses(() -> Model.torchScript(folder, new Shape(2)), "file: there is no " + folder);
        Path text = Files.writeString(folder.resolve("text.pt"), "no archive at all");
        refuses(
                () -> Model.torchScript(text, new Shape(2)),
                "file: " + text + " does not load",
                "torch.jit.save wrote");
        Path cut = folder.resolve("cut.pt");
        byte[] whole = Files.readAllBytes(file(SCORES + "return y", ScriptFile.Type.FLOAT));
        Files.write(cut, java.util.Arrays.copyOf(whole, whole.length / 2));
        refuses(() -> Model.torchScript(cut, new Shape(INPUTS)), "file: " + cut + " does not load");
    }

    @ParameterizedTest
    @EnumSource(ScriptFile.Type.class)
    void typesAreRefusedNotConverted(ScriptFile.Type type) {
        Path file = file(SCORES + "return y", type);
        DataType other = type == ScriptFile.Type.DOUBLE ? DataType.FLOAT32 : DataType.FLOAT64;
        refuses(
                () -> Model.torchScript(file, new Shape(INPUTS), other),
                "file: " + file + " has parameters of type " + (type == ScriptFile.Type.BFLOAT ? "bfloat16" : "[float"),
                "expected " + other);
        if (type == ScriptFile.Type.BFLOAT) {
            refuses(() -> Model.torchScript(file, new Shape(INPUTS)), "bfloat16", "expected float32 or float64");
        }
        if (type == ScriptFile.Type.HALF) {
            refuses(() -> Model.torchScript(file, new Shape(INPUTS)), "type [float16]", "expected float32 or float64");
        }
    }

    @Test
    void samplesItDoesNotTakeAreRefusedAtOnce() {
        Path file = file(SCORES + "return y", ScriptFile.Type.DOUBLE);
        refuses(
                () -> Model.torchScript(file, new Shape(INPUTS + 1)),
                "inputShape: net does not take a sample of shape (6) and type float64",
                "cannot be multiplied");
    }

    private double[] gradient(Model model) {
        try (NDManager own = Torch.manager()) {
            NDArray x = own.create(new Random(9).doubles(3 * INPUTS).toArray(), new Shape(3, INPUTS));
            return model.target(1).gradient(x).toDoubleArray();
        }
    }

    private Model script(ScriptFile.Type type) {
        return model(SCORES + "return y", type);
    }

    private Model model(String forward, ScriptFile.Type type) {
        return Model.torchScript(file(forward, type), new Shape(INPUTS));
    }

    private Path file(String forward, ScriptFile.Type type) {
        return new ScriptFile(parameters, buffers, type, forward).write(folder.resolve("net.pt"));
    }

    /** γ (W x + b − μ) / √(σ² + ε) + β is a dense layer. */
    private Model network() {
        double[] w = parameters.get("w1").values().clone();
        double[] b = parameters.get("b1").values().clone();
        for (int j = 0; j < HIDDEN; j++) {
            double scale = parameters.get("gamma").values()[j]
                    / Math.sqrt(buffers.get("variance").values()[j] + 1e-5);
            b[j] = (b[j] - buffers.get("mean").values()[j]) * scale
                    + parameters.get("beta").values()[j];
            for (int i = 0; i < INPUTS; i++) {
                w[j * INPUTS + i] *= scale;
            }
        }
        TreeMap<String, Tensor> tensors = new TreeMap<>();
        tensors.put("dense1.weight", new Tensor(new long[] {HIDDEN, INPUTS}, w));
        tensors.put("dense1.bias", new Tensor(new long[] {HIDDEN}, b));
        tensors.put("dense2.weight", parameters.get("w2"));
        tensors.put("dense2.bias", parameters.get("b2"));
        List<Layer> layers = List.of(
                Layer.dense("dense1", HIDDEN),
                Layer.activation("sigmoid", Activation.SIGMOID),
                Layer.dense("dense2", CLASSES));
        return Model.of(
                "network",
                () -> new Network(new Shape(INPUTS), layers),
                new Weights(tensors, Map.of()),
                DataType.FLOAT64);
    }

    private NDArray batch(int rows) {
        double[] values = new Random(5).doubles((long) rows * INPUTS, -1, 1).toArray();
        return manager.create(values, new Shape(rows, INPUTS));
    }

    private static Tensor tensor(Random random, long... shape) {
        int size = (int) new Shape(shape).size();
        return new Tensor(shape, random.doubles(size, -1, 1).toArray());
    }

    private static void near(NDArray found, NDArray expected, double tolerance) {
        assertThat(found.getShape()).isEqualTo(expected.getShape());
        assertThat(found.toDoubleArray()).containsExactly(expected.toDoubleArray(), within(tolerance));
    }

    private static void refuses(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String... words) {
        assertThatThrownBy(call)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(words)
                .hasMessageNotContaining("\n");
    }
}
