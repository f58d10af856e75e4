package org.ascribe.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.ParameterStore;
import java.util.Optional;

/**
 * One named step of a {@link Network}.
 *
 * @param name unique in its network; the prefix of its parameters' names
 * @param kind what rules may know about it
 * @param activation the non-linearity, for kind ACTIVATION only
 * @param block the DJL block that computes it and holds its parameters
 */
public record Layer(String name, Kind kind, Optional<Activation> activation, Block block) {

    /** What rules may know about a layer. */
    public enum Kind {
        /** {@code W a + b}: dense, convolution, average pooling. */
        AFFINE,
        /** Element-wise. */
        ACTIVATION,
        /** Moves numbers without changing them. */
        RESHAPE,
        /** Maximum over windows. */
        MAX_POOL
    }

    /**
     * {@code y = W a + b} on vectors.
     *
     * @param name name of the layer
     * @param units length of y
     * @return the layer
     */
    public static Layer dense(String name, int units) {
        return affine(name, Linear.builder().setUnits(units).build());
    }

    /**
     * Cross-correlation with bias, without padding.
     *
     * @param name name of the layer
     * @param filters number of output channels
     * @param kernel side of the square kernel
     * @param stride step in both directions
     * @return the layer
     */
    public static Layer conv2d(String name, int filters, int kernel, int stride) {
        return affine(
                name,
                Conv2d.builder()
                        .setFilters(filters)
                        .setKernelShape(new Shape(kernel, kernel))
                        .optStride(new Shape(stride, stride))
                        .build());
    }

    /**
     * Maximum over windows.
     *
     * @param name name of the layer
     * @param side side and stride of the square window
     * @return the layer
     */
    public static Layer maxPool(String name, int side) {
        Shape window = new Shape(side, side);
        return new Layer(name, Kind.MAX_POOL, Optional.empty(), Pool.maxPool2dBlock(window, window));
    }

    /**
     * An element-wise non-linearity.
     *
     * @param name name of the layer
     * @param activation which
     * @return the layer
     */
    public static Layer activation(String name, Activation activation) {
        Block block = new ElementwiseBlock(activation);
        return new Layer(name, Kind.ACTIVATION, Optional.of(activation), block);
    }

    /**
     * Lays every sample out as one vector, in channel, row, column order.
     *
     * @param name name of the layer
     * @return the layer
     */
    public static Layer flatten(String name) {
        return new Layer(name, Kind.RESHAPE, Optional.empty(), new FlattenBlock());
    }

    /**
     * The layer's output.
     *
     * @param input {@code [n, ...]}
     * @return {@code [n, ...]} on the input's manager
     */
    public NDArray apply(NDArray input) {
        return block.forward(new ParameterStore(input.getManager(), false), new NDList(input), false)
                .singletonOrThrow();
    }

    private static Layer affine(String name, Block block) {
        return new Layer(name, Kind.AFFINE, Optional.empty(), block);
    }
}
