package org.ascribe.network;

import static org.ascribe.model.Near.near;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.ascribe.engine.Torch;
import org.ascribe.weights.Weights;
import org.junit.jupiter.api.Test;

/** Recurrent layers against their equations in plain Java. */
class LstmTest {

    @Property(tries = 30)
    void stepsThroughItsSequence(
            @ForAll @IntRange(min = 1, max = 5) int steps,
            @ForAll @IntRange(min = 1, max = 4) int features,
            @ForAll @IntRange(min = 1, max = 4) int units,
            @ForAll @LongRange(min = 1, max = 100_000) long seed) {
        Random random = new Random(seed);
        double[] w = random.doubles(4L * units * features, -1, 1).toArray();
        double[] u = random.doubles(4L * units * units, -1, 1).toArray();
        double[] b = random.doubles(4L * units, -1, 1).toArray();
        double[] d = random.doubles(4L * units, -1, 1).toArray();
        double[] x = random.doubles((long) steps * features, -1, 1).toArray();
        double[] h = new double[units];
        double[] c = new double[units];
        double[] all = new double[steps * units];
        for (int t = 0; t < steps; t++) {
            double[] z = new double[4 * units];
            for (int k = 0; k < z.length; k++) {
                z[k] = b[k] + d[k];
                for (int i = 0; i < features; i++) {
                    z[k] += w[k * features + i] * x[t * features + i];
                }
                for (int i = 0; i < units; i++) {
                    z[k] += u[k * units + i] * h[i];
                }
            }
            double[] next = new double[units];
            for (int k = 0; k < units; k++) {
                c[k] = sigmoid(z[units + k]) * c[k] + sigmoid(z[k]) * Math.tanh(z[2 * units + k]);
                next[k] = sigmoid(z[3 * units + k]) * Math.tanh(c[k]);
            }
            h = next;
            System.arraycopy(h, 0, all, t * units, units);
        }
        TreeMap<String, Weights.Tensor> tensors = new TreeMap<>();
        tensors.put("lstm.weight_ih_l0", new Weights.Tensor(new long[] {4L * units, features}, w));
        tensors.put("lstm.weight_hh_l0", new Weights.Tensor(new long[] {4L * units, units}, u));
        tensors.put("lstm.bias_ih_l0", new Weights.Tensor(new long[] {4L * units}, b));
        tensors.put("lstm.bias_hh_l0", new Weights.Tensor(new long[] {4L * units}, d));
        Weights weights = new Weights(tensors, Map.of());
        near(run(Lstm.of("lstm", units), weights, x, features), h, 1e-14);
        near(run(Lstm.sequence("lstm", units), weights, x, features), all, 1e-14);
    }

    private static double[] run(Layer lstm, Weights weights, double[] x, int features) {
        int steps = x.length / features;
        Network network = Network.chain(new Shape(steps, features), lstm);
        try (NDManager manager = Torch.manager()) {
            weights.into(network, manager, DataType.FLOAT64);
            // A second sequence beside it must not matter.
            NDArray one = manager.create(x, new Shape(1, steps, features));
            NDArray plain = network.layers().get(0).apply(one.concat(one.neg()));
            NDArray passed = network.through(LayerPass.PLAIN, one.concat(one.neg()));
            near(passed.toDoubleArray(), plain.toDoubleArray(), 0);
            return Arrays.copyOf(plain.toDoubleArray(), (int) plain.size() / 2);
        }
    }

    private static double sigmoid(double z) {
        return 1 / (1 + Math.exp(-z));
    }

    @Test
    void anotherBlockIsNone() {
        assertThatThrownBy(() -> new Lstm("lstm", new FlattenBlock()))
                .hasMessageContaining("block: lstm is a FlattenBlock; expected the block of an Lstm");
    }
}
