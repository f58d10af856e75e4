package org.ascribe.axiom.net;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** {@code a f + b g} as one net, in which f and g stand side by side on the same inputs. */
public final class WeightedSum {

    private WeightedSum() {}

    /**
     * {@code a f + b g}.
     *
     * @param a any number
     * @param f a net
     * @param b any number
     * @param g a net
     * @return one net, or empty where the levels of the two do not stand beside each other: they are more or fewer, have other links, or
     *     the output is not a plain sum
     */
    public static Optional<SmallNet> of(double a, SmallNet f, double b, SmallNet g) {
        int levels = f.levels().size();
        boolean fit = f.inputs() == g.inputs()
                && g.levels().size() == levels
                && f.top().link() == Link.IDENTITY
                && IntStream.range(0, levels)
                        .allMatch(l -> beside(f.levels().get(l), g.levels().get(l)));
        if (!fit) {
            return Optional.empty();
        }
        List<Level> sum = new ArrayList<>();
        for (int l = 0; l < levels; l++) {
            Level one = f.levels().get(l);
            Level other = g.levels().get(l);
            Level both = l == 0 ? stacked(one, one.weights(), other, other.weights()) : diagonal(one, other);
            sum.add(l + 1 < levels ? both : added(a, b, both.folded()));
        }
        return Optional.of(new SmallNet(sum));
    }

    private static boolean beside(Level one, Level other) {
        return one.link() == other.link() && (one.norm() == null) == (other.norm() == null);
    }

    private static Level diagonal(Level one, Level other) {
        double[][] left = Stream.of(one.weights())
                .map(row -> Arrays.copyOf(row, one.inputs() + other.inputs()))
                .toArray(double[][]::new);
        double[][] right = Stream.of(other.weights())
                .map(row -> joined(new double[one.inputs()], row))
                .toArray(double[][]::new);
        return stacked(one, left, other, right);
    }

    private static Level stacked(Level one, double[][] rows, Level other, double[][] more) {
        Norm norm = one.norm() == null || other.norm() == null
                ? null
                : new Norm(
                        joined(one.norm().scale(), other.norm().scale()),
                        joined(one.norm().shift(), other.norm().shift()));
        double[][] weights = Stream.concat(Stream.of(rows), Stream.of(more)).toArray(double[][]::new);
        return new Level(weights, joined(one.biases(), other.biases()), norm, one.link());
    }

    /** The two rows of the outputs as one. */
    private static Level added(double a, double b, Level outputs) {
        double[][] w = outputs.weights();
        double[] row = IntStream.range(0, w[0].length)
                .mapToDouble(i -> a * w[0][i] + b * w[1][i])
                .toArray();
        double[] bias = {a * outputs.biases()[0] + b * outputs.biases()[1]};
        return new Level(new double[][] {row}, bias, Link.IDENTITY);
    }

    private static double[] joined(double[] one, double[] other) {
        return DoubleStream.concat(Arrays.stream(one), Arrays.stream(other)).toArray();
    }
}
