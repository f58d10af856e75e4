package org.ascribe.nd4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.LambdaBlock;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.ascribe.ScalarFunction;
import org.ascribe.Target;
import org.ascribe.engine.Torch;
import org.ascribe.model.Model;
import org.ascribe.model.ScriptFile;
import org.ascribe.network.Activation;
import org.ascribe.network.Layer;
import org.ascribe.network.Network;
import org.ascribe.network.Opaque;
import org.ascribe.taylor.InterpolatedSeries;
import org.ascribe.taylor.LayerwiseSeries;
import org.ascribe.weights.Weights;
import org.ascribe.weights.Weights.Tensor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.factory.Nd4j;

/** {@code W tanh(x)} as a script, as a graph and as an opaque layer: no layers to look into, and the series of the network. */
class SeriesOfAnyModelTest {

    private static final Shape VECTOR = new Shape(4);
    private static final int ORDER = 6;
    private static final InterpolatedSeries SERIES = new InterpolatedSeries(29, 0.5);

    private final NDManager manager = Torch.manager();
    private final Tensor w = tensor(1, 3, 4);
    private final NDArray x = manager.create(tensor(2, 3, 4).values(), new Shape(3, 4));
    private final NDArray d = manager.create(tensor(3, 3, 4).values(), new Shape(3, 4));
    private final Target target = Target.of(0, 1, 2);

    @TempDir
    private Path folder;

    @AfterEach
    void free() {
        manager.close();
    }

    @Test
    void aScript() {
        Path file = new ScriptFile(
                        Map.of("w", w),
                        Map.of(),
                        ScriptFile.Type.DOUBLE,
                        "return torch.matmul(torch.tanh(x), torch.t(self.w))\n")
                .write(folder.resolve("net.pt"));
        try (Model script = Model.torchScript(file, VECTOR)) {
            agrees(script.target(target), SERIES, 1e-9);
        }
    }

    @Test
    void anOpaqueLayer() {
        LambdaBlock tanh = LambdaBlock.singleton(NDArray::tanh, "unknown");
        try (Model model = network(new Opaque("tanh", tanh))) {
            ScalarFunction f = model.target(target);
            assertThatThrownBy(() -> new LayerwiseSeries().values(f.at(x), x, d, ORDER))
                    .hasMessageContaining("tanh (Opaque)");
            agrees(f, SERIES, 1e-9);
        }
    }

    /** A graph has no second derivatives, and costs two digits for it. */
    @Test
    void aGraph() {
        Nd4jEngine.start();
        SameDiff graph = SameDiff.create();
        SDVariable input = graph.placeHolder("x", org.nd4j.linalg.api.buffer.DataType.DOUBLE, -1, 4);
        SDVariable weights =
                graph.constant("w", Nd4j.create(w.values(), w.shape(), org.nd4j.linalg.api.buffer.DataType.DOUBLE));
        graph.mmul(graph.math.tanh(input), weights, false, true, false).rename("y");
        ScalarFunction f = SameDiffModel.of("graph", graph, "x", "y", VECTOR).target(target);
        assertThatThrownBy(() -> SERIES.values(f.at(x), x, d, ORDER)).hasMessageContaining("no second derivatives");
        agrees(f, SERIES.withDerivatives(1), 1e-7);
    }

    private void agrees(ScalarFunction f, InterpolatedSeries series, double relative) {
        try (Model network = network(Layer.activation("tanh", Activation.TANH))) {
            ScalarFunction layered = network.target(target).at(x);
            LayerwiseSeries exact = new LayerwiseSeries();
            near(series.values(f.at(x), x, d, ORDER), exact.values(layered, x, d, ORDER), relative);
            near(series.gradients(f.at(x), x, d, ORDER), exact.gradients(layered, x, d, ORDER), relative);
        }
    }

    private Model network(Layer tanh) {
        TreeMap<String, Tensor> parameters = new TreeMap<>();
        parameters.put("dense.weight", w);
        parameters.put("dense.bias", new Tensor(new long[] {3}, new double[3]));
        Weights weights = new Weights(parameters, Map.of());
        return Model.of(
                "network", () -> Network.chain(VECTOR, tanh, Layer.dense("dense", 3)), weights, DataType.FLOAT64);
    }

    private static void near(NDArray found, NDArray expected, double relative) {
        assertThat(found.getShape()).isEqualTo(expected.getShape());
        double largest = expected.abs().max().getDouble();
        assertThat(found.sub(expected).abs().max().getDouble()).isLessThan(relative * largest);
    }

    private static Tensor tensor(long seed, long... shape) {
        return new Tensor(
                shape, new Random(seed).doubles(new Shape(shape).size(), -1, 1).toArray());
    }
}
