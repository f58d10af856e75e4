package org.ascribe.propagation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.ascribe.engine.Torch;
import org.ascribe.model.Model;
import org.ascribe.network.Network;
import org.ascribe.weights.Weights;
import org.ascribe.weights.Weights.Tensor;

/** Networks of any layers with random parameters, and inputs for them. */
public final class RandomModel {

    private RandomModel() {}

    /** Biases are uniform between the two numbers. */
    public static Model of(long seed, double lowestBias, double highestBias, Supplier<Network> architecture) {
        SortedMap<String, Tensor> tensors = new TreeMap<>();
        shapes(architecture.get()).tensors().forEach((name, tensor) -> {
            Random random = new Random(seed * 31 + name.hashCode());
            int n = tensor.values().length;
            double[] values = switch (name.substring(name.lastIndexOf('.') + 1)) {
                case "weight", "weight_ih_l0", "weight_hh_l0" -> {
                    double scale = 1.5 / Math.sqrt((double) n / tensor.shape()[0]);
                    yield random.doubles(n)
                            .map(u -> random.nextGaussian() * scale)
                            .toArray();
                }
                case "gamma", "runningVar" -> random.doubles(n, 0.5, 1.5).toArray();
                case "beta", "runningMean" -> random.doubles(n, -0.5, 0.5).toArray();
                default ->
                    random.doubles(n)
                            .map(u -> lowestBias + u * (highestBias - lowestBias))
                            .toArray();
            };
            tensors.put(name, new Tensor(tensor.shape(), values));
        });
        return Model.of("random", architecture, new Weights(tensors, Map.of()), DataType.FLOAT64);
    }

    private static Weights shapes(Network network) {
        try (NDManager manager = Torch.manager()) {
            network.initialize(manager, DataType.FLOAT64, new Shape(1).addAll(network.inputShape()));
            return Weights.of(network, Map.of());
        }
    }

    /** Uniform between the two numbers. */
    public static NDArray inputs(NDManager manager, long seed, int rows, double low, double high, Shape shape) {
        Shape batch = new Shape(rows).addAll(shape);
        return manager.create(new Random(seed).doubles(batch.size(), low, high).toArray(), batch);
    }

    /** Values of a parameter in row-major order. */
    static double[] parameter(Model model, String name) {
        return model.weights().tensors().get(name).values();
    }
}
