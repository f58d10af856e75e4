package org.ascribe.network;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A name is a claim: lambdas that have a layer's name, and compute something that differs far out, near zero, or in company. */
class LambdaReaderTest {

    @ParameterizedTest
    @ValueSource(doubles = {6.5, 20, 88, 1e3, 1e6, 1e9})
    void aReluWithACapIsNone(double cap) {
        assertThat(read("ReLU", z -> z.maximum(0).minimum(cap))).isInstanceOf(Opaque.class);
        assertThat(read("LeakyReLU", z -> leaky(z).minimum(cap))).isInstanceOf(Opaque.class);
        assertThat(read("LeakyReLU", z -> leaky(z).maximum(-cap))).isInstanceOf(Opaque.class);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-2, 1e-3, 1e-6, 1e-8})
    void aReluWithADeadZoneIsNone(double zone) {
        assertThat(read("ReLU", z -> z.maximum(0).mul(z.gt(zone)))).isInstanceOf(Opaque.class);
        assertThat(read("LeakyReLU", z -> leaky(z).mul(z.abs().gt(zone)))).isInstanceOf(Opaque.class);
    }

    static Stream<Arguments> pretenders() {
        UnaryOperator<NDArray> cube = z -> z.add(z.pow(3).mul(0.044715)).mul(Math.sqrt(2 / Math.PI));
        return Stream.of(
                Arguments.of(
                        "GELU", named(z -> cube.apply(z).tanh().add(1).mul(z).mul(0.5))),
                Arguments.of(
                        "softPlus",
                        named(z -> ai.djl.nn.Activation.softPlus(z.mul(2)).div(2))),
                Arguments.of(
                        "softPlus", named(z -> ai.djl.nn.Activation.softPlus(z).minimum(50))),
                Arguments.of(
                        "sigmoid", named(z -> ai.djl.nn.Activation.sigmoid(z).maximum(1e-6))),
                Arguments.of("Tanh", named(z -> z.mul(0.5).maximum(-1).minimum(1))),
                Arguments.of("ELU", named(z -> ai.djl.nn.Activation.elu(z, 1).minimum(20))),
                Arguments.of("ELU", named(z -> ai.djl.nn.Activation.elu(z, 1).maximum(-0.999))),
                Arguments.of(
                        "ReLU",
                        named(z -> z.maximum(0)
                                .sub(z.mean(new int[] {0}, true)
                                        .maximum(0)
                                        .mul(0)
                                        .add(z.getShape().get(0) > 1 ? 1 : 0)))),
                Arguments.of(
                        "ReLU",
                        named(z -> z.maximum(0)
                                .div(z.max())
                                .mul(z.max())
                                .add(z.sum().mul(1e-3)))));
    }

    @ParameterizedTest
    @MethodSource("pretenders")
    void otherActivationsOfTheSameNameAreOpaque(String name, UnaryOperator<NDArray> f) {
        assertThat(read(name, f)).isInstanceOf(Opaque.class);
    }

    @Test
    void whatWritesIntoItsArgumentIsStillKnown() {
        assertThat(read("ReLU", z -> z.muli(z.gt(0).toType(z.getDataType(), false))))
                .isEqualTo(new Pointwise("01LambdaBlock", Activation.RELU));
        assertThat(read(
                        "LeakyReLU",
                        z -> z.muli(
                                z.gt(0).toType(z.getDataType(), false).mul(0.75).add(0.25))))
                .isEqualTo(new Pointwise("01LambdaBlock", Activation.leakyRelu(0.25)));
    }

    @Test
    void theSmallestSlopeIsRead() {
        Map<Float, Double> slopes = Map.of(0.01f, (double) 0.01f, 1e-4f, (double) 1e-4f, 1f, 1.0);
        slopes.forEach((slope, wide) -> {
            Layer layer = only(ai.djl.nn.Activation.leakyReluBlock(slope));
            assertThat(((LeakyRelu) ((Pointwise) layer).activation()).slope()).isEqualTo(wide, within(1e-9));
        });
    }

    private static org.assertj.core.data.Offset<Double> within(double tolerance) {
        return org.assertj.core.api.Assertions.within(tolerance);
    }

    @Test
    void poolsThatDifferOnNegativeOrLargeNumbersAreOpaque() {
        Block max = Pool.maxPool2dBlock(new Shape(3, 3), new Shape(2, 2), new Shape(1, 1));
        Block mean = Pool.avgPool2dBlock(new Shape(2, 2), new Shape(2, 2));
        assertThat(only(max)).isInstanceOf(MaxPool.class);
        assertThat(only(mean)).isInstanceOf(Affine.class);
        for (UnaryOperator<NDArray> change : List.<UnaryOperator<NDArray>>of(
                y -> y.maximum(0),
                y -> y.minimum(20),
                y -> y.maximum(-1e4),
                y -> y.sub(y.mean().mul(1e-3)))) {
            assertThat(read("maxPool2d", z -> change.apply(through(max, z)))).isInstanceOf(Opaque.class);
            assertThat(read("avgPool2d", z -> change.apply(through(mean, z)))).isInstanceOf(Opaque.class);
        }
    }

    /** A class of the user's own is what its code says, not what it extends. */
    @Test
    void blocksThatOverrideTheirForwardAreOpaque() {
        Linear capped = new CappedLinear();
        SequentialBlock doubled = new DoubledSequence();
        doubled.add(Linear.builder().setUnits(2).build());
        SequentialBlock plain = new SequentialBlock() {};
        plain.add(Linear.builder().setUnits(2).build());
        assertThat(only(capped)).isInstanceOf(Opaque.class);
        assertThat(only(doubled)).isInstanceOf(Opaque.class);
        assertThat(only(plain)).isInstanceOf(Affine.class);
    }

    private static final class CappedLinear extends Linear {
        CappedLinear() {
            super(Linear.builder().setUnits(3));
        }

        @Override
        protected NDList forwardInternal(
                ParameterStore store, NDList inputs, boolean training, PairList<String, Object> parameters) {
            return new NDList(super.forwardInternal(store, inputs, training, parameters)
                    .head()
                    .minimum(20));
        }
    }

    private static final class DoubledSequence extends SequentialBlock {
        @Override
        protected NDList forwardInternal(
                ParameterStore store, NDList inputs, boolean training, PairList<String, Object> parameters) {
            return new NDList(super.forwardInternal(store, inputs, training, parameters)
                    .head()
                    .mul(2));
        }
    }

    private static UnaryOperator<NDArray> named(UnaryOperator<NDArray> f) {
        return f;
    }

    private static NDArray leaky(NDArray z) {
        return ai.djl.nn.Activation.leakyRelu(z, 0.25f);
    }

    private static NDArray through(Block block, NDArray z) {
        return block.forward(new ParameterStore(z.getManager(), false), new NDList(z), false)
                .singletonOrThrow();
    }

    private static Layer read(String name, UnaryOperator<NDArray> f) {
        return only(LambdaBlock.singleton(f::apply, name));
    }

    private static Layer only(Block block) {
        List<Layer> layers =
                Network.of(new Shape(3), new SequentialBlock().add(block)).layers();
        assertThat(layers).hasSize(1);
        return layers.get(0);
    }
}
