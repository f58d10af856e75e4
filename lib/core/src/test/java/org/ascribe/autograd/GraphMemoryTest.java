package org.ascribe.autograd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.LambdaBlock;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.ascribe.engine.Junk;
import org.ascribe.engine.Tensors;
import org.ascribe.engine.Torch;
import org.ascribe.model.Model;
import org.ascribe.network.Activation;
import org.ascribe.network.Layer;
import org.ascribe.network.Network;
import org.ascribe.network.Opaque;
import org.ascribe.weights.Weights;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * A graph remembers the numbers it was multiplied with. DJL keeps them in Java's memory and forgets them at once: after a garbage
 * collection between forward and backward, a gradient would be made of whatever came to lie there.
 */
class GraphMemoryTest {

    private static final double[] POINTS = {-2, -1, -0.5, -0.1, 0.1, 0.5, 1, 2};

    @TestFactory
    Stream<DynamicTest> gradientsOfActivationsSurviveACollectionBetweenForwardAndBackward() {
        return Stream.of(
                        Activation.leakyRelu(0.1),
                        Activation.elu(1.5),
                        Activation.RELU,
                        Activation.GELU,
                        Activation.SIGMOID,
                        Activation.TANH,
                        Activation.SOFTPLUS,
                        Activation.SQUARE)
                .map(activation -> DynamicTest.dynamicTest(activation.toString(), () -> {
                    try (NDManager manager = Torch.manager()) {
                        NDArray z = Tensors.of(manager, POINTS, new Shape(POINTS.length, 1));
                        double[] slopes = activation.derivative(z).toDoubleArray();
                        check(Layer.activation("s", activation), slopes);
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> gradientsOfAUsersBlockSurviveItToo() {
        return Stream.of(
                lambda("product", z -> z.mul(3), x -> 3),
                lambda("quotient", z -> z.div(4), x -> 0.25),
                lambda("power", z -> z.pow(3), x -> 3 * x * x),
                lambda("larger", z -> z.maximum(0.3), x -> x > 0.3 ? 1 : 0),
                lambda("smaller", z -> z.minimum(0.3), x -> x < 0.3 ? 1 : 0),
                lambda("between", z -> z.clip(-0.7, 0.7), x -> Math.abs(x) < 0.7 ? 1 : 0),
                lambda("of an array", GraphMemoryTest::timesAClosedArray, x -> 5),
                lambda("sum and difference", z -> z.add(2).sub(7), x -> 1));
    }

    private static NDArray timesAClosedArray(NDArray z) {
        try (NDArray five = z.getManager().create(new double[] {5})) {
            return z.mul(five);
        }
    }

    private static DynamicTest lambda(String name, UnaryOperator<NDArray> f, DoubleUnaryOperator slope) {
        Layer layer = new Opaque("user", LambdaBlock.singleton(f::apply, "user"));
        return DynamicTest.dynamicTest(
                name, () -> check(layer, DoubleStream.of(POINTS).map(slope).toArray()));
    }

    private static void check(Layer layer, double[] slopes) {
        try (Model model = model(layer);
                NDManager manager = Torch.manager()) {
            NDArray z = Tensors.of(manager, POINTS, new Shape(POINTS.length, 1));
            for (int i = 0; i < 3; i++) {
                double[] found = model.target(0).gradient(z).toDoubleArray();
                for (int k = 0; k < POINTS.length; k++) {
                    assertThat(found[k]).isCloseTo(slopes[k], within(1e-12));
                }
            }
        }
    }

    /** The graph of the gradient remembers as the graph of f does. */
    @Test
    void hessiansSurviveItToo() {
        try (Model model = model(new Opaque(
                        "user", LambdaBlock.singleton(z -> z.mul(z).mul(0.5).pow(2), "user")));
                NDManager manager = Torch.manager()) {
            NDArray z = Tensors.of(manager, POINTS, new Shape(POINTS.length, 1));
            for (int i = 0; i < 3; i++) {
                double[] found = model.target(0).hessianVector(z, z.onesLike()).toDoubleArray();
                for (int k = 0; k < POINTS.length; k++) {
                    assertThat(found[k]).isCloseTo(3 * POINTS[k] * POINTS[k], within(1e-12));
                }
            }
        }
    }

    private static Model model(Layer layer) {
        Layer collection = new Opaque("collection", LambdaBlock.singleton(GraphMemoryTest::collect, "collection"));
        return Model.of(
                "collecting",
                () -> Network.chain(new Shape(1), layer, collection),
                new Weights(new TreeMap<>(), Map.of()),
                DataType.FLOAT64);
    }

    private static NDArray collect(NDArray a) {
        Junk.instead(Double.BYTES);
        return a;
    }

    @Test
    void whatIsHeldIsLetGoAtTheEnd() {
        try (NDManager manager = Torch.manager()) {
            WeakReference<Object> buffer = GraphMemory.during(() -> GraphMemory.during(() -> {
                WeakReference<Object> borrowed = borrowed(manager);
                Junk.instead(Double.BYTES);
                assertThat(borrowed.get()).isNotNull();
                return borrowed;
            }));
            for (int i = 0; i < 100 && buffer.get() != null; i++) {
                Junk.instead(Double.BYTES);
            }
            assertThat(buffer.get()).isNull();
        }
    }

    /** What an array that is closed had of Java's memory. */
    private static WeakReference<Object> borrowed(NDManager manager) {
        try (NDArray array = manager.create(new double[] {5})) {
            return new WeakReference<>(GraphMemory.BUFFER.get(array));
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void theArraysOfAScopeAreItsOwn() {
        try (NDManager manager = Torch.manager()) {
            NDArray a = manager.ones(new Shape(3));
            NDArray inside = GraphMemory.during(() -> a.mul(2));
            assertThat(inside.toFloatArray()).containsExactly(2, 2, 2);
            NDArray outside;
            try (ai.djl.ndarray.NDScope scope = new ai.djl.ndarray.NDScope()) {
                outside = a.mul(3);
                scope.suppressNotUsedWarning();
            }
            assertThat(outside.isReleased()).isTrue();
        }
    }
}
