package org.ascribe.nd4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ascribe.AttributionMethod;
import org.ascribe.axiom.RandomSpecimens;
import org.ascribe.axiom.Specimen;
import org.ascribe.axiom.net.Level;
import org.ascribe.axiom.net.Link;
import org.ascribe.axiom.net.SmallNet;
import org.ascribe.engine.Tensors;
import org.ascribe.engine.Torch;
import org.ascribe.gradient.Gradient;
import org.ascribe.gradient.InputXGradient;
import org.ascribe.gradient.IntegratedGradients;
import org.ascribe.model.Model;
import org.ascribe.perturbation.Occlusion;
import org.ascribe.perturbation.ShapleyValues;
import org.junit.jupiter.api.Test;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/** Implementation invariance between two engines: a small net as layers of DJL, and as a graph of SameDiff. */
class AxiomAcrossEnginesTest {

    private static final List<AttributionMethod> METHODS = List.of(
            new Gradient(), new InputXGradient(), new IntegratedGradients(), Occlusion.one(), new ShapleyValues());

    @Test
    void attributionsAreTheSame() {
        Nd4jEngine.start();
        for (int n = 0; n < 12; n++) {
            List<Specimen> family = new RandomSpecimens(9).family(n, 5);
            SmallNet net = family.get(0).net();
            double[] inputs = family.stream()
                    .flatMapToDouble(specimen -> Arrays.stream(specimen.input()))
                    .toArray();
            double[] widest = new double[net.inputs()];
            Arrays.fill(widest, 2);
            double tolerance = 1e-10 * net.magnitude(widest);
            try (Model layers = net.model();
                    NDManager scope = Torch.manager()) {
                NDArray x = Tensors.of(scope, inputs, new Shape(5, net.inputs()));
                SameDiffModel graph = SameDiffModel.untried("graph", graph(net), "x", "f", new Shape(net.inputs()));
                double[] f = layers.target(0).value(x).toDoubleArray();
                assertThat(graph.target(0).value(x).toDoubleArray()).containsExactly(f, within(tolerance));
                for (AttributionMethod method : METHODS) {
                    var ofLayers = method.attributeAll(layers.target(0), x);
                    var ofGraph = method.attributeAll(graph.target(0), x);
                    for (int i = 0; i < ofLayers.size(); i++) {
                        assertThat(ofGraph.get(i).values())
                                .as(method + " of " + net)
                                .containsExactly(ofLayers.get(i).values(), within(tolerance));
                    }
                }
            }
        }
    }

    private static SameDiff graph(SmallNet net) {
        SameDiff graph = SameDiff.create();
        SDVariable a = graph.placeHolder("x", DataType.DOUBLE, -1, net.inputs());
        for (Level normed : net.levels()) {
            Level level = normed.folded();
            if (level.link() == Link.MAX_OF_PAIRS) {
                SDVariable even = sums(graph, a, every(level, 0));
                a = graph.math.max(even, sums(graph, a, every(level, 1)));
            } else {
                a = linked(graph, level.link(), sums(graph, a, level));
            }
        }
        graph.math.mul(a, graph.constant(Nd4j.createFromArray(1.0))).rename("f");
        return graph;
    }

    private static Level every(Level level, int from) {
        int[] rows = IntStream.range(0, level.units()).map(u -> 2 * u + from).toArray();
        return level.withLink(Link.IDENTITY).units(rows);
    }

    private static SDVariable sums(SameDiff graph, SDVariable a, Level level) {
        double[][] transposed = IntStream.range(0, level.inputs())
                .mapToObj(i ->
                        Stream.of(level.weights()).mapToDouble(row -> row[i]).toArray())
                .toArray(double[][]::new);
        SDVariable product = graph.mmul(a, graph.constant(Nd4j.createFromArray(transposed)));
        return graph.math.add(
                product, graph.constant(Nd4j.createFromArray(level.biases()).reshape(1, -1)));
    }

    private static SDVariable linked(SameDiff graph, Link link, SDVariable z) {
        return switch (link) {
            case RELU -> graph.nn.relu(z, 0);
            case TANH -> graph.math.tanh(z);
            case SIGMOID -> graph.nn.sigmoid(z);
            case SOFTPLUS -> graph.nn.softplus(z);
            default -> z;
        };
    }
}
