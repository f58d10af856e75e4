package org.ascribe.study.gradientview.table;

import ai.djl.ndarray.types.DataType;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.ascribe.model.Model;
import org.ascribe.network.MaxPool;
import org.ascribe.network.Network;
import org.ascribe.network.Pointwise;
import org.ascribe.weights.Weights;
import org.ascribe.weights.Weights.Tensor;

/**
 * A network, and what is left of it without its biases or without its activations.
 *
 * @param architecture of the network
 * @param weights of the network
 */
record Variants(Supplier<Network> architecture, Weights weights) {

    Model withoutBiases() {
        TreeMap<String, Tensor> tensors = new TreeMap<>(weights.tensors());
        tensors.replaceAll((name, tensor) ->
                name.endsWith(".bias") ? new Tensor(tensor.shape(), new double[tensor.values().length]) : tensor);
        return Model.of("without biases", architecture, new Weights(tensors, Map.of()), DataType.FLOAT64);
    }

    /** Whether nothing but the activations keeps the network from being linear. */
    boolean canBeLinear() {
        return architecture.get().layers().stream().noneMatch(MaxPool.class::isInstance);
    }

    Model linear() {
        return Model.of("linear", () -> withoutActivations(architecture.get()), weights, DataType.FLOAT64);
    }

    private static Network withoutActivations(Network network) {
        return new Network(
                network.inputShape(),
                network.layers().stream()
                        .filter(layer -> !(layer instanceof Pointwise))
                        .toList());
    }
}
