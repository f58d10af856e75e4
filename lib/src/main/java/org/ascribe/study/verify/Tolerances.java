package org.ascribe.study.verify;

import ai.djl.ndarray.types.DataType;
import java.util.Arrays;

/** How far from an expected array one may be. */
@FunctionalInterface
interface Tolerances {

    /** What float32 rounding inside a peer leaves of a sum of many terms, relative to the largest entry. */
    double PEERS_ROUNDING = 7e-8;

    /** The same for Captum's exact Shapley values, which add up one difference for each of n! permutations. */
    double PEERS_ROUNDING_OF_PERMUTATIONS = 2e-5;

    /** Absolute. */
    double of(String array, double[] expected);

    static Tolerances of(ReferenceCase c, DataType type) {
        return type == DataType.FLOAT32 ? new Float32Tolerances(c) : (array, expected) -> float64(c, array, expected);
    }

    private static double float64(ReferenceCase c, String array, double[] expected) {
        if (!array.startsWith("captum_")) {
            return c.tolerance(Expectation.largest(expected));
        }
        double rounding = c.method().equals("shapley_exact") ? PEERS_ROUNDING_OF_PERMUTATIONS : PEERS_ROUNDING;
        return rounding * (array.equals("captum_convergence_delta") ? residualScale(c) : Expectation.largest(expected));
    }

    /** A residual is what is left of a sum, so its rounding goes with the sum of the magnitudes that went into it. */
    static double residualScale(ReferenceCase c) {
        double[] attributions = c.expected("attributions");
        int size = (int) (attributions.length / c.expectedShape("attributions")[0]);
        double scale = 0;
        for (int from = 0; from < attributions.length; from += size) {
            scale = Math.max(
                    scale,
                    Arrays.stream(attributions, from, from + size)
                            .map(Math::abs)
                            .sum());
        }
        return scale;
    }
}
