package org.ascribe.study.gradientview.table;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.ascribe.model.Model;
import org.ascribe.network.Activation;
import org.ascribe.network.Layer;
import org.ascribe.network.Network;
import org.ascribe.weights.Weights;

/** A small net of two hidden layers with random weights and biases, and a random sample for it. */
record RandomMlp(Activation activation, long seed) {

    private static final int INPUTS = 20;
    private static final int HIDDEN = 30;
    private static final int CLASSES = 5;
    /** Of biases; weights have one over the root of the fan-in, so that sums are about as large. */
    private static final double DEVIATION = 0.5;

    Model model() {
        TreeMap<String, Weights.Tensor> tensors = new TreeMap<>();
        dense(tensors, "dense1", INPUTS, HIDDEN);
        dense(tensors, "dense2", HIDDEN, HIDDEN);
        dense(tensors, "dense3", HIDDEN, CLASSES);
        return Model.of("random", this::network, new Weights(tensors, Map.of()), DataType.FLOAT64);
    }

    Network network() {
        return Network.chain(
                new Shape(INPUTS),
                Layer.dense("dense1", HIDDEN),
                Layer.activation("activation1", activation),
                Layer.dense("dense2", HIDDEN),
                Layer.activation("activation2", activation),
                Layer.dense("dense3", CLASSES));
    }

    /** Uniform in [−1, 1]. */
    float[] sample() {
        double[] wide = random("sample").doubles(INPUTS, -1, 1).toArray();
        float[] sample = new float[INPUTS];
        for (int i = 0; i < INPUTS; i++) {
            sample[i] = (float) wide[i];
        }
        return sample;
    }

    private void dense(Map<String, Weights.Tensor> tensors, String name, int in, int out) {
        tensors.put(name + ".weight", normal(name + ".weight", 1 / Math.sqrt(in), out, in));
        tensors.put(name + ".bias", normal(name + ".bias", DEVIATION, out));
    }

    private Weights.Tensor normal(String name, double deviation, long... shape) {
        SplittableRandom random = random(name);
        double[] values = new double[(int) new Shape(shape).size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = deviation * random.nextGaussian();
        }
        return new Weights.Tensor(shape, values);
    }

    private SplittableRandom random(String name) {
        return new SplittableRandom(31 * seed + name.hashCode());
    }
}
