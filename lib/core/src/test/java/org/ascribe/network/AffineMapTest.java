package org.ascribe.network;

import static org.ascribe.model.Near.near;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.ascribe.autograd.Autograd;
import org.ascribe.engine.Torch;
import org.ascribe.model.Model;
import org.ascribe.weights.Weights;
import org.junit.jupiter.api.Test;

/** What rules ask of affine layers, against sums written out in plain Java. */
class AffineMapTest {

    @Property(tries = 30)
    void everyAffineLayerIsItsMap(@ForAll SmallNetworks net, @ForAll @LongRange(min = 1, max = 100_000) long seed) {
        try (Model model = net.model(seed, DataType.FLOAT64);
                NDManager manager = Torch.manager()) {
            NDArray x = net.batch(manager, 2, seed, DataType.FLOAT64);
            Network network = ((LayeredFunction) model.target(0)).network();
            network.through(
                    (layer, a) -> Autograd.recording(false, () -> {
                        NDArray y = layer.apply(a);
                        if (layer instanceof Affine affine) {
                            AffineMap map = affine.map();
                            near(map.apply(a).toDoubleArray(), y.toDoubleArray(), 1e-13);
                            near(map.withoutBias().apply(a).add(map.bias(a)).toDoubleArray(), y.toDoubleArray(), 1e-13);
                            NDArray v = manager.create(
                                    new Random(seed).doubles(y.size(), -1, 1).toArray(), y.getShape());
                            NDArray back = map.back(a, v);
                            near(
                                    back.toDoubleArray(),
                                    Autograd.pullback(layer::apply, a, v).toDoubleArray(),
                                    1e-13);
                            NDArray linear = map.withoutBias().apply(a);
                            assertThat(back.mul(a).sum().getDouble())
                                    .isCloseTo(linear.mul(v).sum().getDouble(), within(1e-11));
                        }
                        return y;
                    }),
                    x);
        }
    }

    /** A convolution with every setting, of changed weights and bias: six nested loops. */
    @Property(tries = 40)
    void changedConvolutions(
            @ForAll @IntRange(min = 1, max = 3) int kernel,
            @ForAll @IntRange(min = 1, max = 3) int stride,
            @ForAll @IntRange(min = 0, max = 2) int padding,
            @ForAll @IntRange(min = 1, max = 2) int dilation,
            @ForAll @IntRange(min = 1, max = 2) int groups,
            @ForAll @LongRange(min = 1, max = 100_000) long seed) {
        int side = 7;
        int filters = 4;
        int channels = 2;
        int out = (side + 2 * padding - dilation * (kernel - 1) - 1) / stride + 1;
        Random random = new Random(seed);
        double[] w = random.doubles((long) filters * channels / groups * kernel * kernel, -1, 1)
                .toArray();
        double[] b = random.doubles(filters, -1, 1).toArray();
        double[] x = random.doubles((long) channels * side * side, -1, 1).toArray();
        double[] v = random.doubles((long) filters * out * out, -1, 1).toArray();
        DoubleUnaryOperator positive = value -> Math.max(0, value);
        double[] forward = new double[v.length];
        double[] backward = new double[x.length];
        int perGroup = channels / groups;
        for (int f = 0; f < filters; f++) {
            int group = f / (filters / groups);
            for (int at = 0; at < out * out; at++) {
                int y = f * out * out + at;
                forward[y] = b[f] * b[f];
                for (int k = 0; k < perGroup * kernel * kernel; k++) {
                    int row = at / out * stride - padding + k / kernel % kernel * dilation;
                    int column = at % out * stride - padding + k % kernel * dilation;
                    if (row >= 0 && row < side && column >= 0 && column < side) {
                        int channel = group * perGroup + k / (kernel * kernel);
                        int i = (channel * side + row) * side + column;
                        double weight = positive.applyAsDouble(w[f * perGroup * kernel * kernel + k]);
                        forward[y] += weight * x[i];
                        backward[i] += weight * v[y];
                    }
                }
            }
        }
        Conv2d block = Conv2d.builder()
                .setFilters(filters)
                .setKernelShape(new Shape(kernel, kernel))
                .optStride(new Shape(stride, stride))
                .optPadding(new Shape(padding, padding))
                .optDilation(new Shape(dilation, dilation))
                .optGroups(groups)
                .build();
        Affine layer = new Affine("conv", block);
        TreeMap<String, Weights.Tensor> tensors = new TreeMap<>();
        tensors.put("conv.weight", new Weights.Tensor(new long[] {filters, perGroup, kernel, kernel}, w));
        tensors.put("conv.bias", new Weights.Tensor(new long[] {filters}, b));
        try (NDManager manager = Torch.manager()) {
            Network network = Network.chain(new Shape(channels, side, side), layer);
            new Weights(tensors, Map.of()).into(network, manager, DataType.FLOAT64);
            AffineMap changed = layer.map().with(weight -> weight.maximum(0)).withBias(NDArray::square);
            NDArray a = manager.create(x, new Shape(1, channels, side, side));
            near(changed.apply(a).toDoubleArray(), forward, 1e-13);
            NDArray weights = manager.create(v, new Shape(1, filters, out, out));
            near(changed.back(a, weights).toDoubleArray(), backward, 1e-13);
        }
    }

    @Test
    void changesAreAppliedOneAfterAnother() {
        try (Model model = SmallNetworks.DENSE.model(1, DataType.FLOAT64);
                NDManager manager = Torch.manager()) {
            Affine layer = (Affine)
                    ((LayeredFunction) model.target(0)).network().layers().get(0);
            NDArray x = SmallNetworks.DENSE.batch(manager, 2, 1, DataType.FLOAT64);
            double[] once = layer.map().with(w -> w.minimum(0).mul(3)).apply(x).toDoubleArray();
            double[] twice = layer.map()
                    .with(w -> w.minimum(0))
                    .with(w -> w.mul(3))
                    .apply(x)
                    .toDoubleArray();
            assertThat(twice).containsExactly(once);
        }
    }

    @Test
    void averagePoolsOfferTheWeightOfAnEntry() {
        try (NDManager manager = Torch.manager()) {
            NDArray a = manager.arange(16).reshape(1, 1, 4, 4).toType(DataType.FLOAT64, false);
            Affine pool = (Affine) Layer.averagePool("pool", PoolWindows.square(3, 2, 1), false);
            // Windows of 2 x 2, 2 x 3, 3 x 2 and 3 x 3 entries.
            assertThat(pool.apply(a).toDoubleArray()).containsExactly(2.5, 4, 8.5, 10);
            assertThat(pool.map().with(NDArray::onesLike).apply(a).toDoubleArray())
                    .containsExactly(10, 24, 51, 90);
        }
    }

    @Test
    void blocksWhoseWeightsAreUnknownAreNotAffine() {
        assertThatThrownBy(() -> new Affine("lambda", new FlattenBlock()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("block: lambda is a FlattenBlock", "expected a Linear, a Conv2d");
    }
}
