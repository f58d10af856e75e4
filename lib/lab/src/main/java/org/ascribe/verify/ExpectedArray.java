package org.ascribe.verify;

import ai.djl.ndarray.types.DataType;

/**
 * An array that a case expects.
 *
 * @param name its name in the case
 * @param shape its shape
 * @param values row-major
 * @param scale what errors are relative to; 0 where all entries are as good as zero
 * @param tolerance how far an entry may be off, absolute
 * @param rounded whether the values were rounded to float32 on their way here
 */
record ExpectedArray(String name, long[] shape, double[] values, double scale, double tolerance, boolean rounded) {

    /** What a float32 peer returned for the array of the same name without this is kept under its own. */
    private static final String PEER = "captum_";

    /** What rounding to float32, once or inside a peer, leaves. */
    private static final double ROUNDING = 7e-8;

    /** The same for Captum's exact Shapley values, which add up one difference for each of n! permutations. */
    private static final double ROUNDING_OF_PERMUTATIONS = 2e-5;

    static ExpectedArray of(ReferenceCase c, String name, DataType type) {
        double[] values = c.expected(name);
        double scale = Magnitude.of(c, name, values);
        boolean negligible = scale <= c.tolerance(0);
        boolean rounded = name.startsWith(PEER);
        double tolerance = rounded ? rounding(c) * scale : c.tolerance(Magnitude.largest(values));
        return new ExpectedArray(
                name,
                c.expectedShape(name),
                values,
                negligible ? 0 : scale,
                type == DataType.FLOAT32 ? c.tolerance(0) + Float32.relative(name) * scale : tolerance,
                rounded);
    }

    /** Of a case that names no tolerance. */
    static ExpectedArray of(
            String name, long[] shape, double[] values, double relative, boolean rounded, DataType type) {
        double scale = Magnitude.largest(values);
        double tolerance = type == DataType.FLOAT32 ? Float32.relative(name) : rounded ? ROUNDING : relative;
        return new ExpectedArray(name, shape, values, scale, tolerance * scale, rounded);
    }

    private static double rounding(ReferenceCase c) {
        return c.method().equals("shapley_exact") ? ROUNDING_OF_PERMUTATIONS : ROUNDING;
    }

    /** The array that answers this: a peer's own output is met by what meets the formula. */
    String answeredBy() {
        return name.startsWith(PEER) ? name.substring(PEER.length()) : name;
    }
}
