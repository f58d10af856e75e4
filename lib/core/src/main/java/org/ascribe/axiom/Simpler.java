package org.ascribe.axiom;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.ascribe.axiom.net.Level;
import org.ascribe.axiom.net.Norm;
import org.ascribe.axiom.net.SmallNet;

/** Numbers that are simpler than another: weights towards small integers, inputs towards 0, 1 and ½. */
enum Simpler {
    /** Weights and biases. */
    WEIGHT(0, 1, -1, 2, -2, 3, -3, 0.5, -0.5, 4, -4),
    /** Entries of inputs. */
    INPUT(0, 1, 0.5, -1, -0.5, 2, -2, 3, -3);

    private final double[] ranked;

    Simpler(double... ranked) {
        this.ranked = ranked;
    }

    /** Those that are simpler than a number, the simplest first. */
    List<Double> than(double value) {
        return DoubleStream.concat(
                        Arrays.stream(ranked),
                        DoubleStream.of(Math.rint(value), Math.rint(2 * value) / 2, Math.rint(10 * value) / 10))
                .filter(v -> rank(v) < rank(value))
                .distinct()
                .boxed()
                .toList();
    }

    /** The nearest multiple of a step. */
    static double[] rounded(double[] values, double step) {
        return Arrays.stream(values).map(v -> step * Math.rint(v / step) + 0.0).toArray();
    }

    /** All numbers of a specimen as multiples of a step. */
    static Specimen rounded(Specimen specimen, double step) {
        List<Level> levels = specimen.net().levels().stream()
                .map(level -> rounded(level, step))
                .toList();
        return specimen.with(new SmallNet(levels))
                .with(rounded(specimen.input(), step), rounded(specimen.second(), step));
    }

    private static Level rounded(Level level, double step) {
        double[][] weights =
                Arrays.stream(level.weights()).map(row -> rounded(row, step)).toArray(double[][]::new);
        Norm norm = level.norm();
        return new Level(
                weights,
                rounded(level.biases(), step),
                norm == null ? null : new Norm(rounded(norm.scale(), step), rounded(norm.shift(), step)),
                level.link());
    }

    /** How far all numbers of a specimen are from simple ones; a weight that is not counts as much as three inputs. */
    static int rank(Specimen specimen) {
        int rank = INPUT.rank(specimen.input()) + INPUT.rank(specimen.second());
        for (Level level : specimen.net().levels()) {
            rank += 3 * WEIGHT.rank(level.biases());
            for (double[] row : level.weights()) {
                rank += 3 * WEIGHT.rank(row);
            }
        }
        return rank;
    }

    private int rank(double... values) {
        return Arrays.stream(values).mapToInt(this::rank).sum();
    }

    private int rank(double value) {
        for (int r = 0; r < ranked.length; r++) {
            if (ranked[r] == value) {
                return r;
            }
        }
        return value == Math.rint(value) ? 100 : 2 * value == Math.rint(2 * value) ? 200 : isShort(value) ? 300 : 400;
    }

    private static boolean isShort(double value) {
        return value == Math.rint(10 * value) / 10;
    }
}
