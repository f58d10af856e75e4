package org.ascribe.nets;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ascribe.model.Model;
import org.ascribe.network.Activation;
import org.ascribe.network.Layer;
import org.ascribe.network.Network;
import org.ascribe.weights.Weights;

/** A dense net with random weights, held twice: as plain Java arrays, and as a model. */
public record Nets(int inputs, List<Integer> hidden, int classes, Activation activation, long seed) implements Subject {

    /** Weights of a layer, {@code [out][in]}. */
    public double[][] weight(int layer) {
        Random random = new Random(seed * 31 + layer);
        int in = size(layer);
        double[][] w = new double[size(layer + 1)][in];
        for (double[] row : w) {
            for (int i = 0; i < in; i++) {
                row[i] = random.nextGaussian() * 1.5 / Math.sqrt(in);
            }
        }
        return w;
    }

    public double[] bias(int layer) {
        return new Random(seed * 37 + layer).doubles(size(layer + 1), -0.5, 0.5).toArray();
    }

    public double[] input(int row) {
        return new Random(seed * 41 + row).doubles(inputs, -1, 1).toArray();
    }

    @Override
    public NDArray batch(NDManager manager, int rows, DataType type) {
        double[] all = new double[rows * inputs];
        for (int row = 0; row < rows; row++) {
            System.arraycopy(input(row), 0, all, row * inputs, inputs);
        }
        return manager.create(all, new Shape(rows, inputs)).toType(type, false);
    }

    @Override
    public Model model(DataType type) {
        return model(weights(), type);
    }

    /** A model of these layers with other values. */
    public Model model(Weights values, DataType type) {
        return Model.of("random", () -> new Network(new Shape(inputs), layers()), values, type);
    }

    public Weights weights() {
        SortedMap<String, Weights.Tensor> tensors = new TreeMap<>();
        for (int layer = 0; layer <= hidden.size(); layer++) {
            double[][] w = weight(layer);
            double[] flat = new double[w.length * w[0].length];
            for (int j = 0; j < w.length; j++) {
                System.arraycopy(w[j], 0, flat, j * w[0].length, w[0].length);
            }
            tensors.put("dense" + layer + ".weight", new Weights.Tensor(new long[] {w.length, w[0].length}, flat));
            tensors.put("dense" + layer + ".bias", new Weights.Tensor(new long[] {w.length}, bias(layer)));
        }
        return new Weights(tensors, Map.of());
    }

    private List<Layer> layers() {
        List<Layer> layers = new ArrayList<>();
        for (int layer = 0; layer <= hidden.size(); layer++) {
            layers.add(Layer.dense("dense" + layer, size(layer + 1)));
            if (layer < hidden.size()) {
                layers.add(Layer.activation("activation" + layer, activation));
            }
        }
        return layers;
    }

    private int size(int level) {
        return level == 0 ? inputs : level <= hidden.size() ? hidden.get(level - 1) : classes;
    }
}
