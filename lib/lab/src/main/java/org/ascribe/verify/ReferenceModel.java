package org.ascribe.verify;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ascribe.engine.Torch;
import org.ascribe.model.Model;
import org.ascribe.network.Activation;
import org.ascribe.network.Affine;
import org.ascribe.network.Layer;
import org.ascribe.network.MaxPool;
import org.ascribe.network.Network;
import org.ascribe.network.PoolWindows;
import org.ascribe.weights.Weights;

/** The network of a reference case. Layer i of the case is named {@code layer}i. */
final class ReferenceModel {

    private ReferenceModel() {}

    /**
     * Builds it. A softmax at its end is left to the unit of the target.
     *
     * @param c the case
     * @param type float64, or float32
     * @return the model, to be closed by the caller
     * @throws UnknownCaseException if Ascribe does not have one of its layers
     */
    public static Model of(ReferenceCase c, DataType type) {
        List<JsonNode> specs = new ArrayList<>();
        c.meta().get("model").get("layers").forEach(specs::add);
        if (specs.size() == 1 && specs.get(0).get("type").asText().equals("quadratic")) {
            return quadratic(c, specs.get(0), type);
        }
        List<Layer> first = layers(specs); // before any array is read: an unknown layer is unknown at once
        SortedMap<String, Weights.Tensor> tensors = new TreeMap<>();
        for (int i = 0; i < first.size(); i++) {
            tensors(c, first.get(i).name(), specs.get(i), tensors);
        }
        return Model.of(c.id(), () -> new Network(c.inputShape(), layers(specs)), new Weights(tensors, Map.of()), type);
    }

    private static List<Layer> layers(List<JsonNode> specs) {
        List<Layer> layers = new ArrayList<>();
        for (int i = 0; i < specs.size(); i++) {
            boolean last = i == specs.size() - 1;
            if (!last || !specs.get(i).get("type").asText().equals("softmax")) {
                layers.add(layer("layer" + i, specs.get(i)));
            }
        }
        return layers;
    }

    private static Layer layer(String name, JsonNode spec) {
        return switch (spec.get("type").asText()) {
            case "dense" ->
                new Affine(
                        name,
                        Linear.builder().setUnits(spec.get("out").asLong()).build());
            case "conv2d" ->
                new Affine(
                        name,
                        Conv2d.builder()
                                .setFilters(spec.get("out").asInt())
                                .setKernelShape(pair(spec, "kernel"))
                                .optStride(pair(spec, "stride"))
                                .optPadding(pair(spec, "padding"))
                                .optDilation(pair(spec, "dilation"))
                                .optGroups(spec.get("groups").asInt())
                                .build());
            case "batchnorm2d" -> Layer.batchNorm(name, spec.get("eps").asDouble());
            case "avgpool2d" -> Layer.averagePool(name, windows(spec), true);
            case "maxpool2d" -> new MaxPool(name, windows(spec));
            case "flatten" -> Layer.flatten(name);
            default -> Layer.activation(name, activation(spec));
        };
    }

    private static PoolWindows windows(JsonNode spec) {
        return PoolWindows.sliding(pair(spec, "kernel"), pair(spec, "stride"), pair(spec, "padding"), false);
    }

    private static Activation activation(JsonNode spec) {
        String type = spec.get("type").asText();
        return switch (type) {
            case "relu" -> Activation.RELU;
            case "leakyrelu" -> Activation.leakyRelu(spec.path("negative_slope").asDouble(0.1));
            case "elu" -> Activation.elu(spec.path("alpha").asDouble(1));
            case "gelu" -> Activation.GELU;
            case "sigmoid" -> Activation.SIGMOID;
            case "tanh" -> Activation.TANH;
            case "softplus" -> softplus(spec.path("beta").asDouble(1));
            case "square" -> Activation.SQUARE;
            default -> throw new UnknownCaseException("layer '" + type + "'");
        };
    }

    private static Activation softplus(double beta) {
        if (beta != 1) {
            throw new UnknownCaseException("layer 'softplus' of beta " + beta);
        }
        return Activation.SOFTPLUS;
    }

    private static Shape pair(JsonNode spec, String name) {
        return new Shape(spec.get(name).get(0).asLong(), spec.get(name).get(1).asLong());
    }

    private static void tensors(
            ReferenceCase c, String name, JsonNode spec, SortedMap<String, Weights.Tensor> tensors) {
        Map<String, String> djl = spec.get("type").asText().equals("batchnorm2d")
                ? Map.of("gamma", "gamma", "beta", "beta", "running_mean", "runningMean", "running_var", "runningVar")
                : Map.of("weight", "weight", "bias", "bias");
        djl.forEach((theirs, ours) -> {
            if (spec.hasNonNull(theirs)) {
                String file = spec.get(theirs).asText();
                tensors.put(name + "." + ours, new Weights.Tensor(c.shapeOf(file), c.values(file)));
            } else if (ours.equals("bias") && spec.has("weight")) {
                long out = spec.get("out").asLong();
                tensors.put(name + ".bias", new Weights.Tensor(new long[] {out}, new double[(int) out]));
            }
        });
    }

    /** {@code c + g·x + ½ xᵀAx} for each output: a block of its own, so that no layer of the library is under its own test. */
    private static Model quadratic(ReferenceCase c, JsonNode spec, DataType type) {
        try (NDManager manager = Torch.manager()) {
            QuadraticBlock block = new QuadraticBlock(
                    manager,
                    type,
                    c.values(spec.get("c").asText()),
                    c.values(spec.get("g").asText()),
                    c.values(spec.get("A").asText()));
            Model model = Model.of(c.id(), block, c.inputShape());
            block.attach(model.manager());
            return model;
        }
    }
}
