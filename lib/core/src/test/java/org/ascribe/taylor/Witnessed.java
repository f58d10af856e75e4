package org.ascribe.taylor;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import org.ascribe.model.Model;
import org.ascribe.network.Activation;
import org.ascribe.network.Affine;
import org.ascribe.network.Layer;
import org.ascribe.network.Network;
import org.ascribe.weights.Weights;
import org.ascribe.weights.Weights.Tensor;

/** A network twice: as the library knows it, and in complex numbers. */
record Witnessed(Supplier<Network> architecture, Weights weights, ComplexNet net) {

    /** Activations that both sides know. */
    enum Smooth {
        SIGMOID(Activation.SIGMOID, ComplexNet.Pointwise.SIGMOID),
        TANH(Activation.TANH, ComplexNet.Pointwise.TANH),
        SOFTPLUS(Activation.SOFTPLUS, ComplexNet.Pointwise.SOFTPLUS),
        SQUARE(Activation.SQUARE, ComplexNet.Pointwise.SQUARE),
        RELU(Activation.RELU, ComplexNet.Pointwise.RELU);

        final Activation library;
        final ComplexNet.Pointwise complex;

        Smooth(Activation library, ComplexNet.Pointwise complex) {
            this.library = library;
            this.complex = complex;
        }
    }

    static final int FEATURES = 6;
    static final int CLASSES = 3;

    /** Dense layers with these activations between them, then a dense layer with three outputs. */
    static Witnessed dense(List<Smooth> activations, long seed) {
        SortedMap<String, Tensor> weights = new TreeMap<>();
        ComplexNet net = new ComplexNet();
        int inputs = FEATURES;
        for (int k = 0; k <= activations.size(); k++) {
            String name = "dense" + k;
            int units = k == activations.size() ? CLASSES : 5;
            double[] w = put(weights, name + ".weight", seed, units, inputs);
            net.dense(w, put(weights, name + ".bias", seed, units));
            inputs = units;
            if (k < activations.size()) {
                net.pointwise(activations.get(k).complex);
            }
        }
        return new Witnessed(() -> denseNetwork(activations), new Weights(weights, Map.of()), net);
    }

    private static Network denseNetwork(List<Smooth> activations) {
        List<Layer> layers = new ArrayList<>();
        for (int k = 0; k < activations.size(); k++) {
            layers.add(Layer.dense("dense" + k, 5));
            layers.add(Layer.activation("activation" + k, activations.get(k).library));
        }
        layers.add(Layer.dense("dense" + activations.size(), CLASSES));
        return new Network(new Shape(FEATURES), layers);
    }

    /** Two channels of 6 × 6 pixels through padded and strided convolutions, a residual block and an average pool. */
    static Witnessed image(Smooth smooth, long seed) {
        SortedMap<String, Tensor> weights = new TreeMap<>();
        ComplexNet block = new ComplexNet()
                .pointwise(smooth.complex)
                .conv(
                        put(weights, "conv2.weight", seed, 3, 3, 3, 3),
                        put(weights, "conv2.bias", seed, 3),
                        3,
                        6,
                        3,
                        1,
                        1);
        ComplexNet net = new ComplexNet()
                .conv(
                        put(weights, "conv1.weight", seed, 3, 2, 3, 3),
                        put(weights, "conv1.bias", seed, 3),
                        2,
                        6,
                        3,
                        1,
                        1)
                .residual(block)
                .averagePool(3, 6)
                .pointwise(smooth.complex)
                .conv(
                        put(weights, "conv3.weight", seed, 4, 3, 2, 2),
                        put(weights, "conv3.bias", seed, 4),
                        3,
                        3,
                        2,
                        1,
                        0)
                .pointwise(smooth.complex)
                .dense(put(weights, "dense.weight", seed, CLASSES, 16), put(weights, "dense.bias", seed, CLASSES));
        return new Witnessed(
                () -> Network.chain(
                        new Shape(2, 6, 6),
                        padded("conv1"),
                        Layer.residual("block", Layer.activation("smooth1", smooth.library), padded("conv2")),
                        Layer.averagePool("pool", 2),
                        Layer.activation("smooth2", smooth.library),
                        Layer.conv2d("conv3", 4, 2, 1),
                        Layer.activation("smooth3", smooth.library),
                        Layer.flatten("flatten"),
                        Layer.dense("dense", CLASSES)),
                new Weights(weights, Map.of()),
                net);
    }

    /** M-sg or C-sg, with trained weights. */
    static Witnessed trained(Supplier<Network> architecture, Weights weights) {
        Map<String, Tensor> w = weights.tensors();
        ComplexNet net = new ComplexNet();
        if (w.containsKey("conv1.weight")) {
            net.conv(values(w, "conv1.weight"), values(w, "conv1.bias"), 1, 28, 5, 2, 0)
                    .pointwise(ComplexNet.Pointwise.SIGMOID)
                    .conv(values(w, "conv2.weight"), values(w, "conv2.bias"), 16, 12, 5, 2, 0)
                    .pointwise(ComplexNet.Pointwise.SIGMOID)
                    .dense(values(w, "dense1.weight"), values(w, "dense1.bias"));
        } else {
            net.dense(values(w, "dense1.weight"), values(w, "dense1.bias"))
                    .pointwise(ComplexNet.Pointwise.SIGMOID)
                    .dense(values(w, "dense2.weight"), values(w, "dense2.bias"))
                    .pointwise(ComplexNet.Pointwise.SIGMOID)
                    .dense(values(w, "dense3.weight"), values(w, "dense3.bias"));
        }
        return new Witnessed(architecture, weights, net);
    }

    Model model() {
        return Model.of("witnessed", architecture, weights, DataType.FLOAT64);
    }

    CauchyOracle oracle(int target, double[] x, double[] d) {
        return new CauchyOracle(net, target, x, d);
    }

    /** Numbers between −1 and 1. */
    static double[] point(int features, long seed) {
        return new Random(seed).doubles(features, -1, 1).toArray();
    }

    private static double[] put(Map<String, Tensor> weights, String name, long seed, long... shape) {
        Random random = new Random(31 * seed + name.hashCode());
        long size = new Shape(shape).size();
        double scale = shape.length == 1 ? 0.5 : 1.5 / Math.sqrt((double) size / shape[0]);
        double[] values = DoubleStream.generate(() -> random.nextGaussian() * scale)
                .limit(size)
                .toArray();
        weights.put(name, new Tensor(shape, values));
        return values;
    }

    private static double[] values(Map<String, Tensor> weights, String name) {
        return weights.get(name).values();
    }

    private static Layer padded(String name) {
        return new Affine(
                name,
                Conv2d.builder()
                        .setFilters(3)
                        .setKernelShape(new Shape(3, 3))
                        .optPadding(new Shape(1, 1))
                        .build());
    }
}
