package org.ascribe.axiom.net;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One level of a {@link SmallNet}: {@code link(norm(W a + b))}.
 *
 * @param weights W, one row for each sum, one column for each unit below
 * @param biases b, one for each sum
 * @param norm batch normalisation of the sums, or null where there is none
 * @param link what the units make of their sums
 */
public record Level(
        double[][] weights, double[] biases, @Nullable Norm norm, Link link) {

    /**
     * Copies the numbers.
     *
     * @param weights W
     * @param biases b
     * @param norm batch normalisation, or null
     * @param link what the units make of their sums
     * @throws IllegalArgumentException if there is no sum or no unit below, or the numbers do not fit each other
     */
    public Level {
        int sums = weights.length;
        if (sums == 0 || weights[0].length == 0 || sums % link.sumsPerUnit() != 0) {
            throw new IllegalArgumentException(
                    "weights: " + sums + " rows; expected one or more, of one or more columns,"
                            + " and an even number of them for " + Link.MAX_OF_PAIRS);
        }
        int columns = weights[0].length;
        if (biases.length != sums
                || Arrays.stream(weights).anyMatch(row -> row.length != columns)
                || norm != null && norm.scale().length != sums) {
            throw new IllegalArgumentException("weights: " + sums + " rows of "
                    + Arrays.stream(weights).map(row -> row.length).toList() + " columns and " + biases.length
                    + " biases; expected rows of one length, and as many biases, and numbers of the norm, as rows");
        }
        weights = copy(weights);
        biases = biases.clone();
    }

    /**
     * Without batch normalisation.
     *
     * @param weights W
     * @param biases b
     * @param link what the units make of their sums
     */
    public Level(double[][] weights, double[] biases, Link link) {
        this(weights, biases, null, link);
    }

    /**
     * W.
     *
     * @return a copy
     */
    @Override
    public double[][] weights() {
        return copy(weights);
    }

    /**
     * b.
     *
     * @return a copy
     */
    @Override
    public double[] biases() {
        return biases.clone();
    }

    /**
     * How many units send something on.
     *
     * @return the length of {@link #apply}'s result
     */
    public int units() {
        return weights.length / link.sumsPerUnit();
    }

    /**
     * How many units there are below.
     *
     * @return the number of columns of W
     */
    public int inputs() {
        return weights[0].length;
    }

    /**
     * {@code norm(W a + b)}.
     *
     * @param a what the units below send on
     * @return one number for each row of W
     */
    public double[] sums(double[] a) {
        double[] z = biases.clone();
        for (int j = 0; j < z.length; j++) {
            for (int i = 0; i < a.length; i++) {
                z[j] += weights[j][i] * a[i];
            }
        }
        return norm == null ? z : norm.apply(z);
    }

    /**
     * What the units send on.
     *
     * @param a what the units below send on
     * @return one number for each unit
     */
    public double[] apply(double[] a) {
        return link.apply(sums(a));
    }

    /**
     * With other weights.
     *
     * @param other W
     * @return a copy
     */
    public Level withWeights(double[][] other) {
        return new Level(other, biases, norm, link);
    }

    /**
     * With other biases.
     *
     * @param other b
     * @return a copy
     */
    public Level withBiases(double[] other) {
        return new Level(weights, other, norm, link);
    }

    /**
     * With another batch normalisation.
     *
     * @param other one number for each sum, or null for none
     * @return a copy
     */
    public Level withNorm(@Nullable Norm other) {
        return new Level(weights, biases, other, link);
    }

    /**
     * With another link.
     *
     * @param other what the units make of their sums
     * @return a copy
     */
    public Level withLink(Link other) {
        return new Level(weights, biases, norm, other);
    }

    /**
     * Some of the units, in any order, also repeatedly.
     *
     * @param which numbers of units, from 0
     * @return a level of as many units
     */
    public Level units(int... which) {
        int each = link.sumsPerUnit();
        int[] rows = IntStream.of(which)
                .flatMap(unit -> IntStream.range(each * unit, each * (unit + 1)))
                .toArray();
        Norm n = norm == null ? null : new Norm(picked(norm.scale(), rows), picked(norm.shift(), rows));
        return new Level(
                IntStream.of(rows).mapToObj(j -> weights[j]).toArray(double[][]::new), picked(biases, rows), n, link);
    }

    /**
     * The weights of some of the units below, in any order, also repeatedly.
     *
     * @param which numbers of units below, from 0
     * @return a level that takes as many
     */
    public Level columns(int... which) {
        return withWeights(Stream.of(weights).map(row -> picked(row, which)).toArray(double[][]::new));
    }

    /**
     * The same function with the batch normalisation folded into the weights.
     *
     * @return a level without one
     */
    public Level folded() {
        if (norm == null) {
            return this;
        }
        double[] scale = norm.scale();
        double[][] w = copy(weights);
        for (int j = 0; j < w.length; j++) {
            for (int i = 0; i < w[j].length; i++) {
                w[j][i] *= scale[j];
            }
        }
        return new Level(w, norm.apply(biases), link);
    }

    /** All numbers without their signs. */
    Level absolute() {
        double[][] w = copy(weights);
        for (double[] row : w) {
            absolute(row);
        }
        Norm n = norm == null ? null : new Norm(absolute(norm.scale()), absolute(norm.shift()));
        return new Level(w, absolute(biases.clone()), n, link);
    }

    private static double[] absolute(double[] values) {
        Arrays.setAll(values, i -> Math.abs(values[i]));
        return values;
    }

    private static double[] picked(double[] values, int[] which) {
        return IntStream.of(which).mapToDouble(i -> values[i]).toArray();
    }

    private static double[][] copy(double[][] rows) {
        return Stream.of(rows).map(double[]::clone).toArray(double[][]::new);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Level that
                && Arrays.deepEquals(weights, that.weights)
                && Arrays.equals(biases, that.biases)
                && Objects.equals(norm, that.norm)
                && link == that.link;
    }

    @Override
    public int hashCode() {
        return Objects.hash(Arrays.deepHashCode(weights), Arrays.hashCode(biases), norm, link);
    }

    @Override
    public String toString() {
        return "Level[weights=" + Arrays.deepToString(weights) + ", biases=" + Arrays.toString(biases) + ", norm="
                + norm + ", link=" + link + "]";
    }
}
