package org.ascribe.propagation.rule;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * One neuron, expanded to first order at the root point x̃ where the line {@code x − t v} meets the plane z = 0. There the neuron is
 * worth nothing and its slope, from the side of x, is w, so that {@code max(0, z) = Σ_i w_i (x_i − x̃_i)} without a rest.
 *
 * <p>What a root point should be: {@link #outside inside the domain} of the inputs, such that {@link #mostNegative no term is negative},
 * and such that terms are products {@code x_i c_i}, of which {@link #paidForNothing an input of zero} gets nothing.
 *
 * <p>Montavon et al. 2017, sections 3 and 4.
 *
 * @param neuron what is expanded
 * @param rule that says where to search
 * @param x the sample
 * @param direction v, of any length
 */
public record RootExpansion(ReluNeuron neuron, RootRule rule, List<Double> x, List<Double> direction) {

    /**
     * Copies the lists.
     *
     * @param neuron what is expanded
     * @param rule that says where to search
     * @param x the sample
     * @param direction v, of any length
     */
    public RootExpansion {
        x = List.copyOf(x);
        direction = List.copyOf(direction);
    }

    /**
     * Where on the line the neuron falls silent.
     *
     * @return t; 0 for a neuron that is silent at x, empty for one that is never silent on the line
     */
    public OptionalDouble step() {
        double z = neuron.z(sample());
        double slope = slope();
        return z <= 0 ? OptionalDouble.of(0) : slope == 0 ? OptionalDouble.empty() : OptionalDouble.of(z / slope);
    }

    /**
     * The root point, {@code x̃ = x − t v}.
     *
     * @return one number for each input
     * @throws IllegalStateException if the neuron is never silent on the line
     */
    public double[] root() {
        double t = step().orElseThrow(() -> new IllegalStateException("a neuron that is active at " + x
                + " is never silent along " + direction + "; there is no root point"));
        return each(i -> x.get(i) - t * direction.get(i));
    }

    /**
     * The terms of first order at the root point, {@code w_i (x_i − x̃_i)}.
     *
     * @return one number for each input
     * @throws IllegalStateException if there is no root point
     */
    public double[] terms() {
        double[] root = root();
        return each(i -> neuron.weights().get(i) * (x.get(i) - root[i]));
    }

    /**
     * The same in closed form, {@code v_i w_i / Σ_i' v_i' w_i' · max(0, z)}: what the rule gives each input of the neuron's value.
     *
     * @return one number for each input; zeros if there is no root point
     */
    public double[] shares() {
        double slope = slope();
        double value = neuron.value(sample());
        return each(i -> slope == 0 ? 0 : direction.get(i) * neuron.weights().get(i) / slope * value);
    }

    /**
     * Domain: how far the root point lies outside a box.
     *
     * @param low the least that an input can be, −∞ for no bound
     * @param high the most, ∞ for no bound
     * @return 0 inside; infinite if there is no root point
     */
    public double outside(double low, double high) {
        if (step().isEmpty()) {
            return Double.POSITIVE_INFINITY;
        }
        double[] root = root();
        return largest(i -> Math.max(low - root[i], root[i] - high));
    }

    /**
     * Positivity: how much of the neuron's value is taken from an input that had to get none.
     *
     * @return the size of the most negative share, in parts of max(0, z); 0 if none is negative
     */
    public double mostNegative() {
        double value = neuron.value(sample());
        double[] shares = shares();
        return value == 0 ? 0 : largest(i -> -shares[i] / value);
    }

    /**
     * Product: what an input would get though it is zero, which no {@code x_i c_i} with a finite c_i gives it.
     *
     * @return the largest share, in parts of max(0, z), of an input that is set to zero, one after the other; 0 if none gets anything
     */
    public double paidForNothing() {
        double[][] without = new double[x.size()][];
        for (int i = 0; i < without.length; i++) {
            without[i] = sample();
            without[i][i] = 0;
        }
        List<RootExpansion> expansions = neuron.expandAll(rule, without);
        return largest(i -> {
            double value = neuron.value(without[i]);
            return value == 0 ? 0 : Math.abs(expansions.get(i).shares()[i]) / value;
        });
    }

    private double slope() {
        return IntStream.range(0, x.size())
                .mapToDouble(i -> direction.get(i) * neuron.weights().get(i))
                .sum();
    }

    private double[] sample() {
        return each(x::get);
    }

    private double[] each(IntToDoubleFunction number) {
        // A share of −0 is 0.
        return IntStream.range(0, x.size())
                .mapToDouble(i -> number.applyAsDouble(i) + 0.0)
                .toArray();
    }

    /** 0 or more. */
    private double largest(IntToDoubleFunction number) {
        return IntStream.range(0, x.size()).mapToDouble(number).reduce(0, Math::max);
    }
}
