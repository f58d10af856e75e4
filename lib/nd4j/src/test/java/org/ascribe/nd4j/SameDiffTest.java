package org.ascribe.nd4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.ascribe.Attribution;
import org.ascribe.AttributionMethod;
import org.ascribe.ScalarFunction;
import org.ascribe.Target;
import org.ascribe.Unit;
import org.ascribe.baseline.Baseline;
import org.ascribe.engine.FreshJvm;
import org.ascribe.engine.Torch;
import org.ascribe.gradient.InputXGradient;
import org.ascribe.gradient.IntegratedGradients;
import org.ascribe.model.Model;
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
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.Conv2DConfig;
import org.nd4j.linalg.factory.Nd4j;

/** Implementation invariance: the same weights in a SameDiff graph and in a {@link Network} give the same attributions. */
class SameDiffTest {

    /** Two engines add in different orders, and that is all. */
    private static final double TOLERANCE = 1e-10;

    private static final Shape VECTOR = new Shape(5);
    private static final Shape IMAGE = new Shape(2, 6, 6);

    private final NDManager manager = Torch.manager();
    private final TreeMap<String, Tensor> mlp = new TreeMap<>();
    private final TreeMap<String, Tensor> cnn = new TreeMap<>();

    SameDiffTest() {
        Nd4jEngine.start();
        Random random = new Random(11);
        mlp.put("dense1.weight", tensor(random, 4, 5));
        mlp.put("dense1.bias", tensor(random, 4));
        mlp.put("dense2.weight", tensor(random, 3, 4));
        mlp.put("dense2.bias", tensor(random, 3));
        cnn.put("conv.weight", tensor(random, 3, 2, 3, 3));
        cnn.put("conv.bias", tensor(random, 3));
        cnn.put("dense.weight", tensor(random, 4, 12));
        cnn.put("dense.bias", tensor(random, 4));
    }

    @AfterEach
    void free() {
        manager.close();
    }

    private Model mlpNetwork() {
        List<Layer> layers =
                List.of(Layer.dense("dense1", 4), Layer.activation("tanh", Activation.TANH), Layer.dense("dense2", 3));
        return Model.of("mlp", () -> new Network(VECTOR, layers), new Weights(mlp, Map.of()), DataType.FLOAT64);
    }

    private SameDiff mlpGraph(org.nd4j.linalg.api.buffer.DataType type) {
        SameDiff graph = SameDiff.create();
        SDVariable x = graph.placeHolder("x", type, -1, 5);
        SDVariable h = graph.math.tanh(affine(graph, x, mlp, "dense1", type));
        affine(graph, h, mlp, "dense2", type).rename("scores");
        return graph;
    }

    private SameDiffModel mlpModel() {
        return SameDiffModel.of("mlp", mlpGraph(org.nd4j.linalg.api.buffer.DataType.DOUBLE), "x", "scores", VECTOR);
    }

    private Model cnnNetwork() {
        List<Layer> layers = List.of(
                Layer.conv2d("conv", 3, 3, 2),
                Layer.activation("sigmoid", Activation.SIGMOID),
                Layer.flatten("flatten"),
                Layer.dense("dense", 4));
        return Model.of("cnn", () -> new Network(IMAGE, layers), new Weights(cnn, Map.of()), DataType.FLOAT64);
    }

    /** SameDiff keeps the weights of a convolution as [height, width, in, out]. */
    private SameDiffModel cnnModel() {
        SameDiff graph = SameDiff.create();
        SDVariable x = graph.placeHolder("x", org.nd4j.linalg.api.buffer.DataType.DOUBLE, -1, 2, 6, 6);
        SDVariable w =
                graph.constant(array(cnn.get("conv.weight")).permute(2, 3, 1, 0).dup('c'));
        SDVariable b = graph.constant(array(cnn.get("conv.bias")));
        Conv2DConfig config = Conv2DConfig.builder()
                .kH(3)
                .kW(3)
                .sH(2)
                .sW(2)
                .dataFormat(Conv2DConfig.NCHW)
                .build();
        SDVariable a = graph.nn.sigmoid(graph.cnn.conv2d(x, w, b, config)).reshape(-1, 12);
        affine(graph, a, cnn, "dense", org.nd4j.linalg.api.buffer.DataType.DOUBLE)
                .rename("scores");
        return SameDiffModel.of("cnn", graph, "x", "scores", IMAGE);
    }

    @Test
    void aMultilayerPerceptronOfEitherMakeIsExplainedAlike() {
        try (Model network = mlpNetwork()) {
            invariant(network, mlpModel(), batch(7, VECTOR));
        }
    }

    @Test
    void aConvolutionalNetworkOfEitherMakeIsExplainedAlike() {
        try (Model network = cnnNetwork()) {
            invariant(network, cnnModel(), batch(3, IMAGE));
        }
    }

    private static void invariant(Model network, SameDiffModel graph, NDArray x) {
        assertThat(graph.classes()).isEqualTo(network.classes());
        assertThat(graph.dataType()).isEqualTo(DataType.FLOAT64);
        for (Unit unit : Unit.values()) {
            Target target = Target.predicted().in(unit);
            ScalarFunction f = network.target(target).at(x);
            ScalarFunction g = graph.target(target).at(x);
            assertThat(g.targets()).containsExactly(f.targets());
            near(g.value(x), f.value(x));
            near(g.gradient(x), f.gradient(x));
            for (AttributionMethod method : List.of(new InputXGradient(), new IntegratedGradients(), Occlusion.one())) {
                List<Attribution> expected = method.attributeAll(network.target(target), x);
                List<Attribution> found = method.attributeAll(graph.target(target), x);
                for (int i = 0; i < expected.size(); i++) {
                    assertThat(found.get(i).values())
                            .containsExactly(expected.get(i).values(), within(TOLERANCE));
                }
            }
        }
    }

    @Test
    void rowsMayHaveDifferentClassesAndAreCounted() {
        try (Model network = mlpNetwork()) {
            NDArray x = batch(4, VECTOR);
            ScalarFunction f = mlpModel().target(Target.of(2, 0, 1, 2)).at(x);
            near(f.gradient(x), network.target(Target.of(2, 0, 1, 2)).gradient(x));
            assertThat(f.cost().forwards()).isEqualTo(4);
            assertThat(f.cost().backwards()).isEqualTo(4);
            NDArray some = x.get("1:3");
            near(f.rows(1, 2).value(some), network.target(Target.of(0, 1)).value(some));
        }
    }

    @Test
    void aBatchEqualsItsSamples() {
        SameDiffModel model = cnnModel();
        NDArray x = batch(4, IMAGE);
        IntegratedGradients ig = new IntegratedGradients();
        List<Attribution> all = ig.attributeAll(model.target(1), x);
        for (int i = 0; i < 4; i++) {
            assertThat(ig.attribute(model.target(1), x.get(i)).values())
                    .containsExactly(all.get(i).values(), within(1e-12));
        }
    }

    @Test
    void float32IsTheTypeOfItsPlaceholder() {
        SameDiffModel model =
                SameDiffModel.of("mlp", mlpGraph(org.nd4j.linalg.api.buffer.DataType.FLOAT), "x", "scores", VECTOR);
        try (Model network = mlpNetwork()) {
            NDArray x = batch(4, VECTOR);
            NDArray found = model.target(1).gradient(x);
            assertThat(found.getDataType()).isEqualTo(DataType.FLOAT32);
            assertThat(found.toType(DataType.FLOAT64, false).toDoubleArray())
                    .containsExactly(network.target(1).gradient(x).toDoubleArray(), within(1e-5));
        }
    }

    @Test
    void theGraphOfTheUserStaysAsItWas() {
        SameDiff graph = mlpGraph(org.nd4j.linalg.api.buffer.DataType.DOUBLE);
        List<String> before = List.copyOf(graph.variableMap().keySet());
        SameDiffModel model = SameDiffModel.of("mlp", graph, "x", "scores", VECTOR);
        NDArray x = batch(2, VECTOR);
        double[] gradient = model.target(0).gradient(x).toDoubleArray();
        assertThat(graph.variableMap().keySet()).containsExactlyElementsOf(before);
        assertThat(graph.getLossVariables()).isEmpty();
        graph.getVariable("dense1.weight").getArr().muli(0);
        assertThat(model.target(0).gradient(x).toDoubleArray()).containsExactly(gradient);
    }

    @Test
    void nothingIsPrinted() throws Exception {
        assertThat(FreshJvm.lines(SameDiffMain.class, "", Map.of())).containsExactly("2.0");
    }

    @Test
    void onlyWhoPrintsUnaskedIsMuted() {
        PrintStream out = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true));
        try {
            MutedOutput.run(() -> {
                System.out.print("unasked");
                CompletableFuture.runAsync(() -> System.out.print("other")).join();
            });
            System.out.print(" after");
            assertThat(printed).hasToString("other after");
        } finally {
            System.setOut(out);
        }
    }

    @Test
    void severalThreadsShareAModel() {
        SameDiffModel model = mlpModel();
        double[] expected = model.target(1).gradient(batch(3, VECTOR)).toDoubleArray();
        assertThat(IntStream.range(0, 40).parallel().mapToObj(i -> {
                    try (NDManager own = Torch.manager()) {
                        return model.target(1).gradient(batch(own, 3, VECTOR)).toDoubleArray();
                    }
                }))
                .allSatisfy(found -> assertThat(found).containsExactly(expected));
    }

    @Test
    void aModelOfOneValue() {
        SameDiff graph = SameDiff.create();
        SDVariable x = graph.placeHolder("x", org.nd4j.linalg.api.buffer.DataType.DOUBLE, -1, 5);
        x.mul(x).sum("y", 1);
        SameDiffModel model = SameDiffModel.of("squares", graph, "x", "y", VECTOR);
        assertThat(model.classes()).isEqualTo(1);
        NDArray batch = batch(3, VECTOR);
        near(model.target(0).gradient(batch), batch.mul(2));
        refuses(() -> model.target(Target.of(0).in(Unit.PROBABILITY)), "target: the probability of the only output");
    }

    @Test
    void whatSameDiffCannotDoIsSaid() {
        NDArray x = batch(1, VECTOR);
        SameDiffModel model = mlpModel();
        assertThatThrownBy(() -> model.target(0).hessianVector(x, x))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContainingAll("f: ", "mlp (SameDiff, float64", "has no second derivatives");
        refuses(() -> new DeepLift().attributeAll(model.target(0), x), "f: ", "mlp", "does not know its layers");
        assertThat(new FirstOrderTaylor(Baseline.zero()).attributeAll(model.target(0), x))
                .hasSize(1);
    }

    @Test
    void aGraphWithoutAGradientSaysSo() {
        SameDiff graph = SameDiff.create();
        SDVariable x = graph.placeHolder("x", org.nd4j.linalg.api.buffer.DataType.DOUBLE, -1, 5);
        SDVariable best = x.argmax(1).castTo(org.nd4j.linalg.api.buffer.DataType.DOUBLE);
        best.mul(2).rename("y");
        SameDiffModel model = SameDiffModel.of("best", graph, "x", "y", VECTOR);
        NDArray sample = manager.create(new double[] {1, 2, 3, 0, 0});
        assertThat(Occlusion.one().attribute(model.target(0), sample).values()).containsExactly(0, 0, 2, 0, 0);
        refuses(() -> new InputXGradient().attribute(model.target(0), sample), "f: ", "best", "has no gradient");
    }

    @Test
    void graphsThatDoNotFitAreRefused() {
        SameDiff graph = mlpGraph(org.nd4j.linalg.api.buffer.DataType.DOUBLE);
        graph.placeHolder("ids", org.nd4j.linalg.api.buffer.DataType.INT64, -1, 5);
        SDVariable label = graph.placeHolder("label", org.nd4j.linalg.api.buffer.DataType.DOUBLE, -1, 3);
        graph.getVariable("scores").sub(label).rename("error");
        graph.getVariable("scores").reshape(-1, 3, 1).rename("image");
        refuses(() -> make(graph, "input", "scores"), "input: the graph has no variable input", "expected one of", "x");
        refuses(() -> make(graph, "x", "softmax"), "output: the graph has no variable softmax", "scores");
        refuses(
                () -> make(graph, "dense1.weight", "scores"),
                "input: dense1.weight is no placeholder",
                "expected one of [ids, label, x]");
        refuses(() -> make(graph, "ids", "scores"), "input: ids is of type LONG", "expected FLOAT or DOUBLE");
        refuses(() -> make(graph, "x", "dense1.weight"), "output: dense1.weight is a CONSTANT", "expected scores");
        refuses(() -> make(graph, "x", "error"), "graph: error cannot be computed from x of shape (1, 5)", "label");
        refuses(() -> make(graph, "x", "image"), "output shape (1, 3, 1)", "expected [1, classes]");
        refuses(
                () -> SameDiffModel.of("mlp", graph, "x", "scores", new Shape(6)),
                "graph: scores cannot be computed from x of shape (1, 6)");
    }

    @Test
    void attributionsAsNd4jArrays() {
        try (Model network = cnnNetwork()) {
            Attribution attribution = new InputXGradient()
                    .attribute(network.target(0), batch(1, IMAGE).get(0));
            INDArray array = IndArrays.of(attribution);
            assertThat(array.shape()).containsExactly(2, 6, 6);
            assertThat(array.getDouble(1, 2, 3)).isEqualTo(attribution.values()[36 + 2 * 6 + 3]);
            assertThat(array.dataType()).isEqualTo(org.nd4j.linalg.api.buffer.DataType.DOUBLE);
        }
    }

    private static SameDiffModel make(SameDiff graph, String input, String output) {
        return SameDiffModel.of("mlp", graph, input, output, VECTOR);
    }

    private static SDVariable affine(
            SameDiff graph,
            SDVariable x,
            Map<String, Tensor> tensors,
            String layer,
            org.nd4j.linalg.api.buffer.DataType type) {
        SDVariable w = graph.constant(
                layer + ".weight", array(tensors.get(layer + ".weight")).castTo(type));
        SDVariable b = graph.constant(
                layer + ".bias", array(tensors.get(layer + ".bias")).castTo(type));
        return graph.mmul(x, w, false, true, false).add(b);
    }

    private static INDArray array(Tensor tensor) {
        return Nd4j.create(tensor.values(), tensor.shape(), org.nd4j.linalg.api.buffer.DataType.DOUBLE);
    }

    private NDArray batch(int rows, Shape sample) {
        return batch(manager, rows, sample);
    }

    private static NDArray batch(NDManager manager, int rows, Shape sample) {
        double[] values = new Random(5).doubles(rows * sample.size(), -1, 1).toArray();
        return manager.create(values, new Shape(rows).addAll(sample));
    }

    private static Tensor tensor(Random random, long... shape) {
        int size = (int) new Shape(shape).size();
        return new Tensor(shape, random.doubles(size, -1, 1).toArray());
    }

    private static void near(NDArray found, NDArray expected) {
        assertThat(found.getShape()).isEqualTo(expected.getShape());
        assertThat(found.toDoubleArray()).containsExactly(expected.toDoubleArray(), within(TOLERANCE));
    }

    private static void refuses(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String... words) {
        assertThatThrownBy(call)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(words)
                .hasMessageNotContaining("\n");
    }
}
