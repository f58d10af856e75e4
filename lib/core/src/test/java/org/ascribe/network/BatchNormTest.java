package org.ascribe.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ascribe.engine.Torch;
import org.ascribe.weights.Weights;
import org.junit.jupiter.api.Test;

class BatchNormTest {

    private static final double[] VARIANCE = {0, 1e-4, 2};
    private static final double EPSILON = 1e-3;

    /** In plain Java; with ε in float32 the first channel would be 2e-8 off. */
    @Test
    void itsEpsilonIsNotRounded() {
        Map<String, Weights.Tensor> tensors = new TreeMap<>();
        tensors.put("norm.gamma", vector(1.5, -2, 0.5));
        tensors.put("norm.beta", vector(0.1, 0.2, 0.3));
        tensors.put("norm.runningMean", vector(-1, 0, 1));
        tensors.put("norm.runningVar", vector(VARIANCE));
        Network network = new Network(new Shape(3, 1, 2), List.of(Layer.batchNorm("norm", EPSILON)));
        try (NDManager scope = Torch.manager()) {
            new Weights(new TreeMap<>(tensors), Map.of()).into(network, scope, DataType.FLOAT64);
            NDArray x = scope.create(new double[] {1, 2, 3, 4, 5, 6}, new Shape(1, 3, 1, 2));
            double[] found = network.through(LayerPass.PLAIN, x).toDoubleArray();
            AffineMap map = ((Affine) network.layers().get(0)).map();
            double[] mapped = map.apply(x).toDoubleArray();
            for (int i = 0; i < 6; i++) {
                int channel = i / 2;
                double scale = value(tensors, "gamma", channel) / Math.sqrt(VARIANCE[channel] + EPSILON);
                double expected =
                        scale * (i + 1 - value(tensors, "runningMean", channel)) + value(tensors, "beta", channel);
                assertThat(found[i]).isCloseTo(expected, within(1e-13 * Math.abs(expected)));
                assertThat(mapped[i]).isCloseTo(expected, within(1e-12 * Math.abs(expected)));
            }
        }
    }

    /** While it is trained, it normalises by the batch, and remembers a tenth, a float32, of its mean and variance. */
    @Test
    void inTrainingItFollowsTheBatch() {
        Network network = new Network(new Shape(1), List.of(Layer.batchNorm("norm", EPSILON)));
        try (NDManager scope = Torch.manager()) {
            network.initialize(scope, DataType.FLOAT64, new Shape(1, 1));
            NDArray x = scope.create(new double[] {1, 3, 5, 7}, new Shape(4, 1));
            double[] found = network.forward(new ParameterStore(scope, false), new NDList(x), true)
                    .singletonOrThrow()
                    .toDoubleArray();
            for (int i = 0; i < 4; i++) {
                assertThat(found[i]).isCloseTo((2 * i + 1 - 4) / Math.sqrt(5 + EPSILON), within(1e-9));
            }
            Map<String, Weights.Tensor> after = Weights.of(network, Map.of()).tensors();
            assertThat(value(after, "runningMean", 0)).isCloseTo(0.1 * 4, within(1e-6));
            assertThat(value(after, "runningVar", 0)).isCloseTo(0.9 + 0.1 * 20 / 3, within(1e-6));
        }
    }

    private static double value(Map<String, Weights.Tensor> tensors, String name, int channel) {
        return tensors.get("norm." + name).value(channel);
    }

    private static Weights.Tensor vector(double... values) {
        return new Weights.Tensor(new long[] {values.length}, values);
    }
}
