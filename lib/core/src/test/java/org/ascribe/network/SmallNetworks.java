package org.ascribe.network;

import static org.ascribe.network.Layer.activation;
import static org.ascribe.network.Layer.averagePool;
import static org.ascribe.network.Layer.batchNorm;
import static org.ascribe.network.Layer.conv2d;
import static org.ascribe.network.Layer.dense;
import static org.ascribe.network.Layer.flatten;
import static org.ascribe.network.Layer.residual;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.Dropout;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.ascribe.engine.Torch;
import org.ascribe.model.Model;
import org.ascribe.network.Branches.Merge;
import org.ascribe.weights.Weights;

/** Networks of every kind of layer that rules know, small enough to be tried many times, with random values. */
public enum SmallNetworks {
    /** Every activation, one after another. */
    DENSE(() -> Network.chain(
            new Shape(5),
            dense("dense1", 6),
            activation("sigmoid", Activation.SIGMOID),
            dense("dense2", 5),
            activation("relu", Activation.RELU),
            dense("dense3", 6),
            activation("tanh", Activation.TANH),
            new Affine("dense4", Linear.builder().setUnits(6).optBias(false).build()),
            activation("softplus", Activation.SOFTPLUS),
            dense("dense5", 5),
            activation("leaky", Activation.leakyRelu(0.1)),
            dense("dense6", 6),
            activation("elu", Activation.elu(1.5)),
            dense("dense7", 5),
            activation("gelu", Activation.GELU),
            new Reshape("dropout", Dropout.builder().optRate(0.5f).build()),
            dense("dense8", 3))),
    /** Convolutions with all settings. */
    CONVOLUTION(() -> Network.chain(
            new Shape(2, 9, 8),
            new Affine(
                    "conv1",
                    Conv2d.builder()
                            .setFilters(4)
                            .setKernelShape(new Shape(3, 2))
                            .optStride(new Shape(2, 1))
                            .optPadding(new Shape(1, 2))
                            .optGroups(2)
                            .build()),
            activation("relu1", Activation.RELU),
            new Affine(
                    "conv2",
                    Conv2d.builder()
                            .setFilters(3)
                            .setKernelShape(new Shape(2, 3))
                            .optDilation(new Shape(2, 2))
                            .optBias(false)
                            .build()),
            activation("tanh2", Activation.TANH),
            flatten("flatten"),
            dense("dense", 3))),
    /** Pools with overlapping windows, padding and windows of unequal size. */
    POOLS(() -> Network.chain(
            new Shape(2, 9, 10),
            conv2d("conv", 3, 2, 1),
            activation("tanh", Activation.TANH),
            new MaxPool("overlapping", PoolWindows.square(3, 2, 1)),
            averagePool("average", PoolWindows.square(2, 1, 1), false),
            new MaxPool("adaptiveMax", PoolWindows.adaptive(4, 3)),
            averagePool("adaptiveAverage", PoolWindows.adaptive(3, 2), true),
            flatten("flatten"),
            dense("dense", 3))),
    /** Batch normalisation after a convolution, after an activation, and after a dense layer. */
    BATCH_NORM(() -> Network.chain(
            new Shape(2, 6, 6),
            conv2d("conv", 3, 3, 1),
            batchNorm("norm1"),
            activation("relu", Activation.RELU),
            batchNorm("norm2"),
            averagePool("pool", 2),
            flatten("flatten"),
            new Affine("dense1", Linear.builder().setUnits(5).optBias(false).build()),
            batchNorm("norm3"),
            activation("sigmoid", Activation.SIGMOID),
            dense("dense2", 3))),
    /** Residual blocks, the second with a shortcut of its own. */
    RESIDUAL(() -> Network.chain(
            new Shape(2, 6, 6),
            conv2d("conv", 3, 3, 1),
            residual(
                    "block1",
                    same("conv1a", 3),
                    batchNorm("norm1"),
                    activation("relu1", Activation.RELU),
                    same("conv1b", 3)),
            activation("relu2", Activation.RELU),
            new Branches(
                    "block2",
                    Merge.ADD,
                    List.of(
                            List.of(conv2d("conv2a", 4, 2, 2), activation("tanh2", Activation.TANH)),
                            List.of(conv2d("shortcut", 4, 1, 2)))),
            flatten("flatten"),
            dense("dense", 3))),
    /** Inception in a dense block: concatenation in concatenation. */
    CONCATENATION(() -> Network.chain(
            new Shape(2, 5, 5),
            new Branches(
                    "outer",
                    Merge.CONCAT,
                    List.of(
                            List.of(),
                            List.of(conv2d("left", 2, 1, 1), activation("relu1", Activation.RELU)),
                            List.of(
                                    same("right", 3),
                                    new Branches(
                                            "inner",
                                            Merge.CONCAT,
                                            List.of(
                                                    List.of(new MaxPool("pool", PoolWindows.square(3, 1, 1))),
                                                    List.of(activation("sigmoid", Activation.SIGMOID))))))),
            conv2d("conv", 2, 3, 2),
            activation("relu2", Activation.RELU),
            flatten("flatten"),
            dense("dense", 3))),
    /** One dense layer and one activation, each in two places. */
    SHARED(() -> {
        Layer shared = dense("shared", 4);
        Layer activation = activation("tanh", Activation.TANH);
        return Network.chain(
                new Shape(4),
                shared,
                activation,
                residual("block", shared, activation),
                activation("relu", Activation.RELU),
                dense("dense", 3));
    }),
    /** Two recurrent layers. */
    RECURRENT(() -> Network.chain(
            new Shape(4, 3),
            Lstm.sequence("lstm1", 5),
            Lstm.of("lstm2", 4),
            activation("relu", Activation.RELU),
            dense("dense", 3)));

    private final Supplier<Network> architecture;

    SmallNetworks(Supplier<Network> architecture) {
        this.architecture = architecture;
    }

    /** The network, without values. */
    public Network network() {
        return architecture.get();
    }

    /** The network with random values. */
    public Model model(long seed, DataType type) {
        return Model.of(name(), architecture, weights(seed), type);
    }

    /** Random samples. */
    public NDArray batch(NDManager manager, int rows, long seed, DataType type) {
        Shape shape = new Shape(rows).addAll(network().inputShape());
        double[] values = new Random(seed).doubles(shape.size(), -1.5, 1.5).toArray();
        return manager.create(values, shape).toType(type, false).duplicate();
    }

    /** Random values, of a size that keeps numbers near 1. */
    public Weights weights(long seed) {
        Random random = new Random(seed);
        Network network = network();
        SortedMap<String, Weights.Tensor> tensors = new TreeMap<>();
        try (NDManager manager = Torch.manager()) {
            network.initialize(manager, DataType.FLOAT64, new Shape(1).addAll(network.inputShape()));
            Weights.of(network, Map.of())
                    .tensors()
                    .forEach((name, tensor) -> tensors.put(name, random(name, tensor.shape(), random)));
        }
        return new Weights(tensors, Map.of());
    }

    private static Weights.Tensor random(String name, long[] shape, Random random) {
        Shape whole = new Shape(shape);
        double fanIn = shape.length == 1 ? 4 : (double) whole.size() / shape[0];
        double[] values = new double[(int) whole.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] =
                    name.endsWith("runningVar") ? 0.5 + random.nextDouble() : random.nextGaussian() / Math.sqrt(fanIn);
        }
        return new Weights.Tensor(shape, values);
    }

    private static Layer same(String name, int filters) {
        return new Affine(
                name,
                Conv2d.builder()
                        .setFilters(filters)
                        .setKernelShape(new Shape(3, 3))
                        .optPadding(new Shape(1, 1))
                        .build());
    }
}
