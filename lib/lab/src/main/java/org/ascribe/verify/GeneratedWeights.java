package org.ascribe.verify;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * Weights that any language can compute, so that a reference case of a large network need not bring them: uniform numbers
 * {@code u} from SplitMix64, started at the seed and the FNV-1a hash of the tensor's name, scaled by what the tensor is. Each
 * is rounded to float32.
 *
 * <p>Names and shapes are those of a torchvision {@code state_dict}. Steele, Lea, Flood 2014, fig. 17 (SplitMix64); Fowler, Noll,
 * Vo, RFC 9923 (FNV-1a).
 *
 * @param seed the seed
 */
record GeneratedWeights(long seed) {

    private static final long FNV_START = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;
    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

    /**
     * A tensor of weights: matrices and kernels get He's uniform distribution, the vectors of normalisations what keeps them
     * well conditioned.
     *
     * @param name such as {@code layer1.0.conv1.weight}
     * @param shape its shape
     * @return row-major
     * @throws IllegalArgumentException if a vector's name ends in none of weight, bias, running_mean and running_var
     */
    public double[] tensor(String name, long... shape) {
        return values(name, shape, scaling(name, shape));
    }

    /**
     * An input: uniform between −1 and 1.
     *
     * @param name such as {@code input}
     * @param shape its shape
     * @return row-major
     */
    public double[] input(String name, long... shape) {
        return values(name, shape, u -> 2 * u - 1);
    }

    private static DoubleUnaryOperator scaling(String name, long[] shape) {
        if (shape.length > 1) {
            double bound = Math.sqrt(6.0 / size(Arrays.copyOfRange(shape, 1, shape.length)));
            return u -> (2 * u - 1) * bound;
        }
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "weight", "running_var" -> u -> 0.5 + u;
            case "running_mean" -> u -> 0.2 * (2 * u - 1);
            case "bias" -> u -> 0.1 * (2 * u - 1);
            default ->
                throw new IllegalArgumentException("name: '" + name
                        + "'; expected a vector that ends in weight, bias, running_mean or running_var");
        };
    }

    private double[] values(String name, long[] shape, DoubleUnaryOperator scaling) {
        double[] values = new double[Math.toIntExact(size(shape))];
        long state = fnv1a(name) ^ seed;
        for (int k = 0; k < values.length; k++) {
            state += GOLDEN_GAMMA;
            double u = (mixed(state) >>> 11) * 0x1p-53;
            values[k] = (float) scaling.applyAsDouble(u);
        }
        return values;
    }

    private static long mixed(long z) {
        z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }

    private static long fnv1a(String text) {
        long hash = FNV_START;
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xff)) * FNV_PRIME;
        }
        return hash;
    }

    private static long size(long[] shape) {
        return Arrays.stream(shape).reduce(1, (a, b) -> a * b);
    }
}
