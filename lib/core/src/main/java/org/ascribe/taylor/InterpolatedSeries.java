package org.ascribe.taylor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import org.ascribe.ScalarFunction;
import org.ascribe.engine.Differential;

/**
 * The series of the polynomial through Chebyshev nodes {@code tⱼ = r cos(π (2j + 1) / 2N)}: for any function, with no look into its
 * layers. What is interpolated is {@code t ↦ f(x + t d)} after the derivatives that f itself gives: every derivative taken exactly
 * is one that is not taken of rounding errors.
 *
 * <ul>
 *   <li>Cost: one evaluation of the highest derivative for each node, N Hessian-vector products by default, and one of each lower
 *       derivative. All nodes are rows of the same batches; memory does not grow with their number.
 *   <li>Truncation: with R the distance from 0 to the nearest singularity, which lies near the imaginary axis where a way leads
 *       through the middle of a sigmoid, Chebyshev coefficient m falls like {@code ϱ⁻ᵐ}, {@code ϱ = q + √(q² + 1)}, {@code q = R/r}, the Bernstein ellipse; coefficient k of the
 *       series inherits {@code ϱ⁻ᴺ Nᵏ / (k! rᵏ)}.
 *   <li>Rounding: an error of ε in the interpolated derivative becomes about {@code ε Nᵏ / (k! rᵏ)} in its coefficient k. More
 *       nodes or a smaller radius cost digits, a larger radius needs more nodes; r near R/2 with N near 30 is about the best, and no
 *       choice of both is much better than 1e-9 at order 8.
 *   <li>Wrong wherever f has a kink between −r and r; the errors show it.
 * </ul>
 *
 * <p>With the defaults, in float64, on the way from a digit to black, the largest errors in parts of the largest coefficient, over
 * M-sg and C-sg and 60 digits:
 *
 * <pre>{@code
 *                             up to order 2      4      6      8
 * values                              7e-16  2e-13  8e-11   1e-8
 * gradients                           1e-15  7e-13  2e-10   2e-8
 * values, derivatives = 1             2e-14  1e-11   2e-9   2e-7
 * gradients, derivatives = 1          5e-14  4e-11   1e-8   1e-6
 * }</pre>
 *
 * <p>Trefethen 2013, "Approximation Theory and Approximation Practice", theorems 8.1 and 8.2.
 *
 * @param nodes N; an odd number has a node at x itself
 * @param radius r, in units of d
 * @param derivatives how many f gives itself: 2 for Hessian-vector products, 1 for gradients only, 0 for values only
 */
public record InterpolatedSeries(int nodes, double radius, int derivatives) implements TaylorSeries {

    private static final List<DirectionalFunction> VALUES = List.of(
            (f, x, d) -> f.value(x),
            (f, x, d) -> SecondOrder.perRow(Differential.of(d, f.gradient(x))),
            (f, x, d) -> SecondOrder.perRow(Differential.of(d, f.hessianVector(x, d))));
    private static final List<DirectionalFunction> GRADIENTS =
            List.of((f, x, d) -> f.gradient(x), (f, x, d) -> f.hessianVector(x, d));

    /**
     * Checks the numbers.
     *
     * @param nodes N
     * @param radius r
     * @param derivatives how many f gives itself
     * @throws IllegalArgumentException if there are fewer than five nodes, the radius is not positive and finite, or there are
     *     not 0 to 2 derivatives
     */
    public InterpolatedSeries {
        if (nodes < ChebyshevNodes.FEWEST) {
            throw new IllegalArgumentException(
                    "nodes: " + nodes + "; expected " + ChebyshevNodes.FEWEST + " or more, for the error to be seen");
        }
        if (!(radius > 0 && Double.isFinite(radius))) {
            throw new IllegalArgumentException("radius: " + radius + "; expected a positive number");
        }
        if (derivatives < 0 || derivatives > 2) {
            throw new IllegalArgumentException("derivatives: " + derivatives + "; expected 0, 1 or 2");
        }
    }

    /**
     * From Hessian-vector products.
     *
     * @param nodes N
     * @param radius r, in units of d
     */
    public InterpolatedSeries(int nodes, double radius) {
        this(nodes, radius, 2);
    }

    /** From 29 Hessian-vector products within 0.35 d: for expansions whose radius of convergence is about d. */
    public InterpolatedSeries() {
        this(29, 0.35);
    }

    /**
     * From another derivative, for functions that do not have the second.
     *
     * @param given how many f gives itself
     * @return a copy
     */
    public InterpolatedSeries withDerivatives(int given) {
        return new InterpolatedSeries(nodes, radius, given);
    }

    @Override
    public NDArray values(ScalarFunction f, NDArray x, NDArray d, int order) {
        return kept(valuesWithErrors(f, x, d, order));
    }

    @Override
    public NDArray gradients(ScalarFunction f, NDArray x, NDArray d, int order) {
        return kept(gradientsWithErrors(f, x, d, order));
    }

    /**
     * {@link #values}, with their errors.
     *
     * @param f the function, bound to the samples
     * @param x where it is expanded, {@code [n, ...]}
     * @param d the direction, {@code [n, ...]}
     * @param order K, 1 or more
     * @return c₀ … c_K, {@code [K + 1, n]}
     */
    public Coefficients valuesWithErrors(ScalarFunction f, NDArray x, NDArray d, int order) {
        check(x, d, order);
        return expand(VALUES.subList(0, derivatives + 1), f, x, d, order + 1);
    }

    /**
     * {@link #gradients}, with their errors.
     *
     * @param f the function, bound to the samples
     * @param x where it is expanded, {@code [n, ...]}
     * @param d the direction, {@code [n, ...]}
     * @param order K, 1 or more
     * @return g₀ … g_{K−1}, {@code [K, n, ...]}
     * @throws IllegalStateException if f is said to give no derivatives
     */
    public Coefficients gradientsWithErrors(ScalarFunction f, NDArray x, NDArray d, int order) {
        check(x, d, order);
        if (derivatives == 0) {
            throw new IllegalStateException("derivatives: 0; gradients expect 1 or 2");
        }
        return expand(GRADIENTS.subList(0, derivatives), f, x, d, order);
    }

    private Coefficients expand(List<DirectionalFunction> given, ScalarFunction f, NDArray x, NDArray d, int many) {
        NDManager owner = x.getManager();
        try (NDManager scope = owner.newSubManager()) {
            Interpolation found = new Interpolation(new ChebyshevNodes(nodes, radius), given, f, scope);
            Coefficients c = found.along(x, d, many);
            c.values().attach(owner);
            c.errors().attach(owner);
            return c;
        }
    }

    private static NDArray kept(Coefficients c) {
        c.errors().close();
        return c.values();
    }

    private void check(NDArray x, NDArray d, int order) {
        Orders.check(x, d, order);
        if (order >= nodes) {
            throw new IllegalArgumentException(
                    "order: " + order + "; expected less than " + nodes + ", the number of nodes");
        }
    }
}
