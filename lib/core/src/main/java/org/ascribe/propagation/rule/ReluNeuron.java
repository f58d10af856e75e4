package org.ascribe.propagation.rule;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.ascribe.engine.Heap;
import org.ascribe.engine.Tensors;
import org.ascribe.engine.Torch;

/**
 * One ReLU neuron, {@code max(0, z)} with {@code z = Σ_i w_i x_i + b}: what deep Taylor decomposition takes a net apart into, small
 * enough to be looked at. In double precision.
 *
 * <p>Montavon et al. 2017, section 4, eq. 8.
 *
 * @param bias b
 * @param weights w, one for each input
 */
public record ReluNeuron(double bias, List<Double> weights) {

    /**
     * Copies the weights.
     *
     * @param bias b
     * @param weights w, one for each input
     * @throws IllegalArgumentException if there are none
     */
    public ReluNeuron {
        weights = List.copyOf(weights);
        if (weights.isEmpty()) {
            throw new IllegalArgumentException("weights: none; expected one for each input");
        }
    }

    /**
     * A neuron of plain numbers.
     *
     * @param bias b
     * @param weights w, one for each input
     * @return the neuron
     */
    public static ReluNeuron of(double bias, double... weights) {
        return new ReluNeuron(bias, Arrays.stream(weights).boxed().toList());
    }

    /**
     * z, before the ReLU.
     *
     * @param x one number for each input
     * @return {@code Σ_i w_i x_i + b}
     * @throws IllegalArgumentException if there are more or fewer inputs than weights
     */
    public double z(double... x) {
        if (x.length != weights.size()) {
            throw new IllegalArgumentException(
                    "x: " + x.length + " inputs; expected " + weights.size() + ", one for each weight");
        }
        return IntStream.range(0, x.length)
                        .mapToDouble(i -> weights.get(i) * x[i])
                        .sum()
                + bias;
    }

    /**
     * What comes out.
     *
     * @param x one number for each input
     * @return {@code max(0, z)}
     */
    public double value(double... x) {
        return Math.max(0, z(x));
    }

    /**
     * What a rule makes of the neuron at one sample.
     *
     * @param rule says along which line the root point is searched
     * @param x one number for each input
     * @return line, root point and shares
     */
    public RootExpansion expand(RootRule rule, double... x) {
        return expandAll(rule, new double[][] {x}).get(0);
    }

    /** At several samples, whose search directions are found together. */
    List<RootExpansion> expandAll(RootRule rule, double[]... samples) {
        int n = samples.length;
        int d = weights.size();
        Shape shape = new Shape(n, d);
        double[] w =
                IntStream.range(0, n * d).mapToDouble(k -> weights.get(k % d)).toArray();
        try (NDManager manager = Torch.manager()) {
            NDArray x = Tensors.of(
                    manager,
                    Arrays.stream(samples).flatMapToDouble(Arrays::stream).toArray(),
                    shape);
            double[] v = Heap.of(rule.direction(x, Tensors.of(manager, w, shape)));
            return IntStream.range(0, n)
                    .mapToObj(row -> new RootExpansion(
                            this, rule, boxed(samples[row]), boxed(Arrays.copyOfRange(v, row * d, (row + 1) * d))))
                    .toList();
        }
    }

    private static List<Double> boxed(double... numbers) {
        return Arrays.stream(numbers).boxed().toList();
    }
}
