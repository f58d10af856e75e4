package org.ascribe.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.LambdaBlock;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * A graph remembers the numbers it was multiplied with. DJL keeps them in Java's memory and forgets them at once: after a garbage
 * collection between forward and backward, a gradient would be made of whatever came to lie there.
 */
class GraphConstantsTest {

    @TestFactory
    Stream<DynamicTest> gradientsSurviveACollectionBetweenForwardAndBackward() {
        return Stream.of(
                        Activation.leakyRelu(0.1),
                        Activation.elu(1.5),
                        Activation.RELU,
                        Activation.GELU,
                        Activation.SIGMOID,
                        Activation.TANH,
                        Activation.SOFTPLUS,
                        Activation.SQUARE)
                .map(activation -> DynamicTest.dynamicTest(activation.toString(), () -> check(activation)));
    }

    private static void check(Activation activation) {
        double[] values = {-2, -1, -0.5, -0.1, 0.1, 0.5, 1, 2};
        Layer collection = new Opaque("collection", LambdaBlock.singleton(GraphConstantsTest::collect, "collection"));
        try (Model model = Model.of(
                        "collecting",
                        () -> Network.chain(new Shape(1), Layer.activation("s", activation), collection),
                        new Weights(new TreeMap<>(), java.util.Map.of()),
                        DataType.FLOAT64);
                NDManager manager = Torch.manager()) {
            NDArray z = manager.create(values, new Shape(values.length, 1)).toType(DataType.FLOAT64, false);
            double[] expected = activation.derivative(z).toDoubleArray();
            for (int i = 0; i < 10; i++) {
                double[] found = model.target(0).gradient(z).toDoubleArray();
                for (int k = 0; k < values.length; k++) {
                    assertThat(found[k]).isCloseTo(expected[k], within(1e-12));
                }
            }
        }
    }

    private static NDArray collect(NDArray a) {
        System.gc();
        List<ByteBuffer> others = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            others.add(ByteBuffer.allocateDirect(Double.BYTES)
                    .order(ByteOrder.nativeOrder())
                    .putDouble(0, 7));
        }
        assertThat(others).hasSize(2000);
        return a;
    }
}
