package org.ascribe.propagation;

import static org.ascribe.model.Near.near;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.ascribe.baseline.Baseline;
import org.ascribe.engine.Torch;
import org.ascribe.model.Model;
import org.ascribe.network.Layer;
import org.ascribe.network.MaxPool;
import org.ascribe.network.Network;
import org.ascribe.network.PoolWindows;
import org.ascribe.weights.Weights;

/** The complete rule at one max pool under one dense layer, against loops in plain Java. */
class MaxPoolRuleTest {

    private static final int SIDE = 7;

    @Property(tries = 60)
    void sharesTheChangeOfEachMaximum(
            @ForAll @IntRange(min = 1, max = 4) int kernel,
            @ForAll @IntRange(min = 1, max = 4) int stride,
            @ForAll @IntRange(min = 0, max = 2) int padding,
            @ForAll @LongRange(min = 1, max = 100_000) long seed) {
        int pad = Math.min(padding, kernel / 2);
        int out = (SIDE + 2 * pad - kernel) / stride + 1;
        Random random = new Random(seed);
        // Few values, so that maxima tie and places do not differ.
        double[] x = random.ints(SIDE * SIDE, 0, 4).asDoubleStream().toArray();
        double[] b = random.ints(SIDE * SIDE, 0, 4).asDoubleStream().toArray();
        double[] v = random.doubles(out * out, -1, 1).toArray();
        double[] expected = new double[SIDE * SIDE];
        for (int row = 0; row < out; row++) {
            for (int column = 0; column < out; column++) {
                int i = argMax(x, row * stride - pad, column * stride - pad, kernel);
                int j = argMax(b, row * stride - pad, column * stride - pad, kernel);
                double larger = Math.max(x[i], b[j]);
                expected[i] += v[row * out + column] * (larger - b[j]);
                expected[j] += v[row * out + column] * (x[i] - larger);
            }
        }
        try (Model model = model(v, PoolWindows.square(kernel, stride, pad));
                NDManager manager = Torch.manager()) {
            NDArray sample = manager.create(x, new Shape(1, SIDE, SIDE));
            DeepLift method = new DeepLift(Baseline.given(b));
            near(method.attribute(model.target(0), sample).values(), expected, 1e-12);
        }
    }

    private static int argMax(double[] a, int top, int left, int kernel) {
        int best = -1;
        for (int row = Math.max(0, top); row < Math.min(SIDE, top + kernel); row++) {
            for (int column = Math.max(0, left); column < Math.min(SIDE, left + kernel); column++) {
                int here = row * SIDE + column;
                best = best < 0 || a[here] > a[best] ? here : best;
            }
        }
        return best;
    }

    private static Model model(double[] v, PoolWindows windows) {
        TreeMap<String, Weights.Tensor> tensors = new TreeMap<>();
        tensors.put("dense.weight", new Weights.Tensor(new long[] {1, v.length}, v));
        tensors.put("dense.bias", new Weights.Tensor(new long[] {1}, new double[1]));
        return Model.of(
                "pool",
                () -> Network.chain(
                        new Shape(1, SIDE, SIDE),
                        new MaxPool("pool", windows),
                        Layer.flatten("flatten"),
                        Layer.dense("dense", 1)),
                new Weights(tensors, Map.of()),
                DataType.FLOAT64);
    }
}
