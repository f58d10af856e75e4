package org.ascribe.network;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Taylor coefficients of the solution of a differential equation {@code s'(z) = …}, one from those before it.
 *
 * @param known s₀ … sₖ
 */
record Recursion(List<NDArray> known) {

    /**
     * Solves it.
     *
     * @param first s₀
     * @param order K
     * @param slope coefficient k of the right-hand side, from s₀ … sₖ
     * @return s₀ … s_K
     */
    static List<NDArray> from(NDArray first, int order, Function<Recursion, NDArray> slope) {
        Recursion s = new Recursion(new ArrayList<>(List.of(first)));
        for (int k = 0; k < order; k++) {
            s.known.add(slope.apply(s).mul(1.0 / (k + 1)));
        }
        return s.known;
    }

    /**
     * The integral of a series.
     *
     * @param first its constant
     * @param slope the series
     * @return one coefficient more than the series has
     */
    static List<NDArray> integral(NDArray first, List<NDArray> slope) {
        return from(first, slope.size(), s -> slope.get(s.degree()));
    }

    /** k. */
    int degree() {
        return known.size() - 1;
    }

    /** sₖ. */
    NDArray last() {
        return known.get(degree());
    }

    /** Coefficient k of s². */
    NDArray square() {
        NDArray sum = known.get(0).mul(last());
        for (int j = 1; j <= degree(); j++) {
            sum = sum.add(known.get(j).mul(known.get(degree() - j)));
        }
        return sum;
    }

    /** Coefficient k of z·s, where z is the point of expansion: {@code z sₖ + sₖ₋₁}. */
    NDArray times(NDArray z) {
        NDArray product = z.mul(last());
        return degree() == 0 ? product : product.add(known.get(degree() - 1));
    }
}
