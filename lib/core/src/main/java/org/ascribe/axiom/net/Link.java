package org.ascribe.axiom.net;

import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ascribe.network.Activation;
import org.ascribe.network.Layer;
import org.ascribe.network.MaxPool;
import org.ascribe.network.PoolWindows;
import org.ascribe.network.Reshape;
import org.jspecify.annotations.Nullable;

/** What the units of a {@link Level} make of their sums. */
public enum Link {
    /** {@code z}. */
    IDENTITY("", null, z -> z),
    /** {@code max(0, z)}. */
    RELU("relu", Activation.RELU, z -> Math.max(0, z)),
    /** {@code tanh z}. */
    TANH("tanh", Activation.TANH, Math::tanh),
    /** {@code 1 / (1 + e^-z)}. */
    SIGMOID("sigmoid", Activation.SIGMOID, z -> 1 / (1 + Math.exp(-z))),
    /** {@code log(1 + e^z)}. */
    SOFTPLUS("softplus", Activation.SOFTPLUS, z -> Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)))),
    /** The larger of two sums in a row: half as many units as sums. */
    MAX_OF_PAIRS("max", null, z -> z);

    private final String symbol;
    private final @Nullable Activation activation;
    private final DoubleUnaryOperator function;

    Link(String symbol, @Nullable Activation activation, DoubleUnaryOperator function) {
        this.symbol = symbol;
        this.activation = activation;
        this.function = function;
    }

    /**
     * How it is written.
     *
     * @return such as {@code relu}; empty for the identity
     */
    public String symbol() {
        return symbol;
    }

    /**
     * How many sums a unit has.
     *
     * @return 2 for the maximum of pairs, 1 for all others
     */
    public int sumsPerUnit() {
        return this == MAX_OF_PAIRS ? 2 : 1;
    }

    /**
     * What the units send on.
     *
     * @param sums one for each unit, or two
     * @return one number for each unit
     */
    public double[] apply(double[] sums) {
        return this == MAX_OF_PAIRS
                ? IntStream.range(0, sums.length / 2)
                        .mapToDouble(i -> Math.max(sums[2 * i], sums[2 * i + 1]))
                        .toArray()
                : Arrays.stream(sums).map(function).toArray();
    }

    /**
     * How far the sums are from where the link has no derivative.
     *
     * @param sums one for each unit, or two
     * @return the least distance, infinite for a link without kinks
     */
    public double toKink(double[] sums) {
        return switch (this) {
            case RELU -> Arrays.stream(sums).map(Math::abs).min().orElse(Double.POSITIVE_INFINITY);
            case MAX_OF_PAIRS ->
                IntStream.range(0, sums.length / 2)
                        .mapToDouble(i -> Math.abs(sums[2 * i] - sums[2 * i + 1]))
                        .min()
                        .orElse(Double.POSITIVE_INFINITY);
            default -> Double.POSITIVE_INFINITY;
        };
    }

    /** The layers that compute it. */
    Stream<Layer> layers(String level) {
        if (this == MAX_OF_PAIRS) {
            return Stream.of(
                    new Reshape("pairs" + level, new PairsBlock()),
                    new MaxPool(
                            "max" + level,
                            PoolWindows.sliding(new Shape(1, 2), new Shape(1, 2), new Shape(0, 0), false)),
                    Layer.flatten("units" + level));
        }
        return activation == null ? Stream.of() : Stream.of(Layer.activation(symbol + level, activation));
    }

    /** The link that an activation of a network is. */
    static List<Link> of(Activation activation) {
        return Arrays.stream(values())
                .filter(link -> activation.equals(link.activation))
                .toList();
    }
}
