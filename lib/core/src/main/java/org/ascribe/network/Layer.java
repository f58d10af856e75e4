package org.ascribe.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.training.ParameterStore;
import java.util.List;
import org.ascribe.autograd.Autograd;

/**
 * One named step of a {@link Network}, of a kind that rules of propagation know.
 *
 * <p>The kinds there are: {@link Affine}, {@link Pointwise}, {@link MaxPool}, {@link Reshape}, {@link Softmax}, {@link Lstm}, {@link Embedding}, and
 * {@link Opaque} for all that is none of them; {@link Branches} are made of layers. Another is a class of its own; methods that work
 * layer by layer refuse it until it is among their {@link LayerKinds}.
 *
 * <p>A layer stores nothing about the samples that pass it, so the same layer may stand in several places of a network and share
 * its parameters between them.
 */
public interface Layer {

    /**
     * The name.
     *
     * @return unique in its network; the prefix of its parameters' names
     */
    String name();

    /**
     * The DJL block that computes it and holds its parameters.
     *
     * @return a block of one input and one output
     */
    Block block();

    /**
     * The layer's output, in evaluation mode.
     *
     * @param input {@code [n, ...]}
     * @return {@code [n, ...]} on the input's manager
     */
    default NDArray apply(NDArray input) {
        return block().forward(new ParameterStore(input.getManager(), false), new NDList(input), false)
                .singletonOrThrow();
    }

    /**
     * The transposed derivative, {@code vᵀ ∂y/∂a}: what backpropagation does at this layer. Works whether or not operations are
     * being recorded, and leaves nothing behind but its result.
     *
     * @param input a, {@code [n, ...]}
     * @param v weights, of the output's shape
     * @return an array of the input's shape on v's manager
     */
    default NDArray back(NDArray input, NDArray v) {
        return Autograd.pullback(this::apply, input, v);
    }

    /**
     * The layer's output when it and the layers it is made of are passed in a given way.
     *
     * @param pass how layers are passed
     * @param input {@code [n, ...]}
     * @return {@code [n, ...]}
     */
    default NDArray through(LayerPass pass, NDArray input) {
        return pass.forward(this, input);
    }

    /**
     * {@code y = W a + b} on vectors.
     *
     * @param name name of the layer
     * @param units length of y
     * @return the layer
     */
    static Layer dense(String name, int units) {
        return new Affine(name, Linear.builder().setUnits(units).build());
    }

    /**
     * Cross-correlation with bias, without padding; other settings are those of DJL's {@link Conv2d}, given to {@link Affine}.
     *
     * @param name name of the layer
     * @param filters number of output channels
     * @param kernel side of the square kernel
     * @param stride step in both directions
     * @return the layer
     */
    static Layer conv2d(String name, int filters, int kernel, int stride) {
        return new Affine(
                name,
                Conv2d.builder()
                        .setFilters(filters)
                        .setKernelShape(new Shape(kernel, kernel))
                        .optStride(new Shape(stride, stride))
                        .build());
    }

    /**
     * Batch normalisation with an ε of 1e-5; in evaluation mode a scale and a shift of each channel.
     *
     * @param name name of the layer
     * @return the layer
     */
    static Layer batchNorm(String name) {
        return batchNorm(name, 1e-5);
    }

    /**
     * Batch normalisation; in evaluation mode a scale and a shift of each channel.
     *
     * @param name name of the layer
     * @param epsilon added to the variance
     * @return the layer
     */
    static Layer batchNorm(String name, double epsilon) {
        return new Affine(name, new BatchNormBlock(epsilon));
    }

    /**
     * Mean over windows.
     *
     * @param name name of the layer
     * @param windows which
     * @param includePadding whether zeros of the padding count as entries
     * @return the layer
     */
    static Layer averagePool(String name, PoolWindows windows, boolean includePadding) {
        return new Affine(name, new AveragePoolBlock(windows, includePadding));
    }

    /**
     * Mean over square windows that touch each other.
     *
     * @param name name of the layer
     * @param side side and stride of a window
     * @return the layer
     */
    static Layer averagePool(String name, int side) {
        return averagePool(name, PoolWindows.square(side), true);
    }

    /**
     * Maximum over square windows that touch each other.
     *
     * @param name name of the layer
     * @param side side and stride of a window
     * @return the layer
     */
    static Layer maxPool(String name, int side) {
        return new MaxPool(name, PoolWindows.square(side));
    }

    /**
     * An element-wise non-linearity.
     *
     * @param name name of the layer
     * @param activation which
     * @return the layer
     */
    static Layer activation(String name, Activation activation) {
        return new Pointwise(name, activation);
    }

    /**
     * Lays every sample out as one vector, in channel, row, column order.
     *
     * @param name name of the layer
     * @return the layer
     */
    static Layer flatten(String name) {
        return new Reshape(name, new FlattenBlock());
    }

    /**
     * {@code a + g(a)}, the residual block: the sum of its input and of what a chain of layers makes of it.
     *
     * @param name name of the layer
     * @param layers the chain g
     * @return the layer
     */
    static Layer residual(String name, Layer... layers) {
        return new Branches(name, Branches.Merge.ADD, List.of(List.of(layers), List.of()));
    }
}
