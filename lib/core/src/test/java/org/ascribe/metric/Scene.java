package org.ascribe.metric;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.ascribe.model.Model;
import org.ascribe.network.Activation;
import org.ascribe.network.Layer;
import org.ascribe.network.Network;
import org.ascribe.weights.Weights;

/** Pictures and a random net of one softplus layer, or a linear one, that judges them: in plain Java, and as a model. */
record Scene(int channels, int height, int width, int hidden, long seed) {

    static final int CLASSES = 3;

    static Arbitrary<Scene> any() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.integers().between(4, 7),
                        Arbitraries.integers().between(4, 7),
                        Arbitraries.integers().between(1, 6),
                        Arbitraries.longs().between(1, 1_000_000))
                .as(Scene::new);
    }

    Scene linear() {
        return new Scene(channels, height, width, 0, seed);
    }

    int size() {
        return channels * height * width;
    }

    Shape shape() {
        return new Shape(channels, height, width);
    }

    double[] picture(int row) {
        return new Random(seed * 41 + row).doubles(size(), 0, 1).toArray();
    }

    /** Numbers that have nothing to do with the net. */
    double[] noise(int row) {
        Random random = new Random(seed * 43 + row);
        return IntStream.range(0, size())
                .mapToDouble(i -> random.nextGaussian())
                .toArray();
    }

    double f(double[] x, int target) {
        double[][] w = matrix(0);
        if (hidden == 0) {
            return bias(0)[target] + dot(w[target], x);
        }
        double y = bias(1)[target];
        for (int h = 0; h < hidden; h++) {
            y += matrix(1)[target][h] * Math.log1p(Math.exp(bias(0)[h] + dot(w[h], x)));
        }
        return y;
    }

    double[] gradient(double[] x, int target) {
        double[][] w = matrix(0);
        if (hidden == 0) {
            return w[target];
        }
        double[] gradient = new double[x.length];
        for (int h = 0; h < hidden; h++) {
            double slope = matrix(1)[target][h] / (1 + Math.exp(-bias(0)[h] - dot(w[h], x)));
            for (int i = 0; i < x.length; i++) {
                gradient[i] += slope * w[h][i];
            }
        }
        return gradient;
    }

    /** The net's own attributions to zero: exact for a linear one. */
    double[] inputTimesGradient(double[] x, int target) {
        double[] g = gradient(x, target);
        return IntStream.range(0, x.length).mapToDouble(i -> x[i] * g[i]).toArray();
    }

    Model model(DataType type) {
        List<Layer> layers = new ArrayList<>(List.of(Layer.flatten("flat")));
        if (hidden > 0) {
            layers.add(Layer.dense("dense0", hidden));
            layers.add(Layer.activation("activation", Activation.SOFTPLUS));
        }
        layers.add(Layer.dense("dense" + last(), CLASSES));
        TreeMap<String, Weights.Tensor> tensors = new TreeMap<>();
        for (int layer = 0; layer <= last(); layer++) {
            double[][] w = matrix(layer);
            tensors.put(
                    "dense" + layer + ".weight", new Weights.Tensor(new long[] {w.length, w[0].length}, Maps.flat(w)));
            tensors.put("dense" + layer + ".bias", new Weights.Tensor(new long[] {w.length}, bias(layer)));
        }
        return Model.of("scene", () -> new Network(shape(), layers), new Weights(tensors, Map.of()), type);
    }

    NDArray batch(NDManager manager, DataType type, double[]... rows) {
        return manager.create(Maps.flat(rows), new Shape(rows.length).addAll(shape()))
                .toType(type, false);
    }

    private int last() {
        return hidden == 0 ? 0 : 1;
    }

    private double[][] matrix(int layer) {
        int in = layer == 0 ? size() : hidden;
        int out = layer == last() ? CLASSES : hidden;
        Random random = new Random(seed * 31 + layer);
        return IntStream.range(0, out)
                .mapToObj(j -> IntStream.range(0, in)
                        .mapToDouble(i -> random.nextGaussian() * 2 / Math.sqrt(in))
                        .toArray())
                .toArray(double[][]::new);
    }

    private double[] bias(int layer) {
        return new Random(seed * 37 + layer)
                .doubles(layer == last() ? CLASSES : hidden, -0.5, 0.5)
                .toArray();
    }

    static double dot(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
    }
}
