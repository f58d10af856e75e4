package org.ascribe.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The monomials {@code t₁^k₁ ⋯ t_v^k_v} up to a degree: what a polynomial in few variables, cut off above that degree, has a
 * coefficient for. Such polynomials pass through a network as numbers do, and what comes out are the Taylor terms of the network:
 * all of them, exact to rounding, without differences and without tensors of derivatives.
 *
 * <p>The coefficients of n polynomials stand one monomial after another in one batch, {@code [M n, ...]}, the constants first.
 */
public final class Monomials {

    private final int degree;
    private final List<int[]> exponents = new ArrayList<>();
    /** For each monomial, the pairs of monomials that it is a product of. */
    private final List<List<int[]>> factors = new ArrayList<>();

    private Monomials(int variables, int degree) {
        if (variables < 1 || degree < 0) {
            throw new IllegalArgumentException("variables, degree: " + variables + ", " + degree
                    + "; expected one variable or more, and a degree of 0 or more");
        }
        this.degree = degree;
        Map<List<Integer>, Integer> index = new HashMap<>();
        for (int total = 0; total <= degree; total++) {
            add(new int[variables], 0, total, index);
        }
        for (int i = 0; i < exponents.size(); i++) {
            factors.add(new ArrayList<>());
        }
        for (int a = 0; a < exponents.size(); a++) {
            for (int b = 0; b < exponents.size(); b++) {
                Integer product = index.get(sum(exponents.get(a), exponents.get(b)));
                if (product != null) {
                    factors.get(product).add(new int[] {a, b});
                }
            }
        }
    }

    /**
     * {@code 1, t, …, t^K}: polynomials in one variable.
     *
     * @param degree K
     * @return the powers, in this order
     */
    public static Monomials powers(int degree) {
        return new Monomials(1, degree);
    }

    /**
     * The monomials of several variables.
     *
     * @param variables how many variables, 1 or more
     * @param degree the highest sum of exponents; there are {@code (variables + degree)! / (variables! degree!)} monomials
     * @return the monomials, by rising degree
     */
    public static Monomials of(int variables, int degree) {
        return new Monomials(variables, degree);
    }

    private void add(int[] begun, int variable, int left, Map<List<Integer>, Integer> index) {
        if (variable == begun.length - 1) {
            int[] whole = begun.clone();
            whole[variable] = left;
            index.put(Arrays.stream(whole).boxed().toList(), exponents.size());
            exponents.add(whole);
            return;
        }
        for (int k = left; k >= 0; k--) {
            begun[variable] = k;
            add(begun, variable + 1, left - k, index);
        }
    }

    private static List<Integer> sum(int[] a, int[] b) {
        Integer[] sum = new Integer[a.length];
        Arrays.setAll(sum, i -> a[i] + b[i]);
        return List.of(sum);
    }

    /**
     * How many there are.
     *
     * @return M
     */
    public int count() {
        return exponents.size();
    }

    /**
     * The highest sum of exponents.
     *
     * @return the degree
     */
    public int degree() {
        return degree;
    }

    /**
     * One of them.
     *
     * @param monomial its number, from 0; number 0 is the constant, numbers 1 to v are the variables
     * @return {@code k₁ … k_v}
     */
    public int[] exponents(int monomial) {
        return exponents.get(monomial).clone();
    }

    /**
     * Polynomials as a list of their coefficients.
     *
     * @param batch {@code [m n, ...]}, the first m ≤ M coefficients
     * @param rows n
     * @return M times {@code [n, ...]}; null for those that are missing, which are zero
     */
    NDArray[] coefficients(NDArray batch, int rows) {
        NDArray sets = batch.reshape(new Shape(-1, rows).addAll(batch.getShape().slice(1)));
        return IntStream.range(0, count())
                .mapToObj(m -> m < sets.getShape().get(0) ? sets.get(m) : null)
                .toArray(NDArray[]::new);
    }

    /**
     * The product of two polynomials, cut off above the degree.
     *
     * @param a M coefficients; null stands for zero
     * @param b M coefficients; null stands for zero
     * @return M coefficients; null stands for zero
     */
    NDArray[] product(NDArray[] a, NDArray[] b) {
        NDArray[] product = new NDArray[count()];
        for (int m = 0; m < product.length; m++) {
            for (int[] pair : factors.get(m)) {
                if (a[pair[0]] != null && b[pair[1]] != null) {
                    NDArray term = a[pair[0]].mul(b[pair[1]]);
                    product[m] = product[m] == null ? term : product[m].add(term);
                }
            }
        }
        return product;
    }

    /**
     * A function of a polynomial, {@code Σₖ sₖ (z − z₀)ᵏ}.
     *
     * @param s the Taylor coefficients of the function at z₀; those beyond the end are zero
     * @param z M coefficients of the polynomial, the constant z₀ first; null stands for zero
     * @return M coefficients; null stands for zero
     */
    NDArray[] compose(List<NDArray> s, NDArray[] z) {
        NDArray[] step = z.clone();
        step[0] = null;
        NDArray[] power = step;
        NDArray[] result = new NDArray[count()];
        result[0] = s.get(0);
        for (int k = 1; k < s.size() && k <= degree; k++) {
            power = k == 1 ? step : product(power, step);
            for (int m = 0; m < result.length; m++) {
                if (power[m] != null) {
                    NDArray term = power[m].mul(s.get(k));
                    result[m] = result[m] == null ? term : result[m].add(term);
                }
            }
        }
        return result;
    }
}
