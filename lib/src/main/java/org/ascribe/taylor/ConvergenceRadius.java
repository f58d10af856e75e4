package org.ascribe.taylor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.types.DataType;

/**
 * How far a Taylor series reaches, estimated from its coefficients: {@code r = √(m/m')}, with m' the larger of the last two
 * {@code |cₖ|} and m the larger of the two before. In units of the way: below 1, the other end lies outside, and more orders make
 * the expansion worse.
 *
 * <p>The nearest singularity in the complex plane decides, {@code |cₖ| ~ r⁻ᵏ}; taken in pairs, because a pair of conjugate ones
 * makes the coefficients swing through zero. The coefficients of a vector, by their length, do so less: of f along the way from a
 * digit to black, K = 6, half of the estimates are 1.5 times too long, of {@code d ⊙ ∇f} 1.2 times. Cauchy and Hadamard's formula
 * is a limit, so K = 8 still leaves ten to thirty percent.
 */
public final class ConvergenceRadius {

    /** The least number of coefficients, beside the constant, that tell of a radius. */
    public static final int ORDERS = 4;

    private ConvergenceRadius() {}

    /**
     * The estimate.
     *
     * @param coefficients c₁ … c_K of each sample, {@code [K, n]}, or the lengths of vectors of them
     * @return {@code [n]}; infinite where the last coefficients are zero but for rounding, as those of polynomials; or null where K
     *     is less than {@value #ORDERS}
     */
    public static NDArray of(NDArray coefficients) {
        long orders = coefficients.getShape().get(0);
        if (orders < ORDERS) {
            return null;
        }
        NDArray size = coefficients.abs();
        NDArray before = size.get((orders - 4) + ":" + (orders - 2)).max(new int[] {0});
        NDArray last = size.get((orders - 2) + ":").max(new int[] {0});
        double rounding = size.getDataType() == DataType.FLOAT64 ? 1e-14 : 1e-6;
        NDArray nothing = last.lte(size.max(new int[] {0}).mul(rounding));
        NDArray endless = last.zerosLike().add(Double.POSITIVE_INFINITY);
        return NDArrays.where(nothing, endless, before.div(last).sqrt());
    }
}
