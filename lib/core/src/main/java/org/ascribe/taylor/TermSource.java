package org.ascribe.taylor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import java.util.stream.IntStream;
import org.ascribe.ScalarFunction;
import org.ascribe.engine.Copies;
import org.ascribe.engine.Differential;
import org.ascribe.network.LayeredFunction;
import org.ascribe.network.Monomials;

/** Where the coefficients of {@code f(point + Σ_g t_g Δ_g)} come from. */
@FunctionalInterface
interface TermSource {

    /**
     * The coefficients.
     *
     * @param f bound to the points
     * @param point {@code [n, ...]}
     * @param ways {@code Δ_g}, {@code [v, n, ...]}
     * @param monomials of v variables
     * @return {@code [M n]}, one monomial after another
     */
    NDArray coefficients(ScalarFunction f, NDArray point, NDArray ways, Monomials monomials);

    static TermSource of(ScalarFunction f, int order) {
        boolean layered = f instanceof LayeredFunction known && known.hasTaylorArithmetic();
        return layered || order > 2 ? TermSource::throughLayers : TermSource::byDifferentiation;
    }

    private static NDArray throughLayers(ScalarFunction f, NDArray point, NDArray ways, Monomials monomials) {
        long n = point.getShape().get(0);
        long v = ways.getShape().get(0);
        Shape sample = point.getShape().slice(1);
        long higher = monomials.count() - 1 - v;
        NDList coefficients = new NDList(point, Copies.flat(ways));
        if (higher > 0) {
            coefficients.add(point.getManager().zeros(new Shape(higher * n).addAll(sample), point.getDataType()));
        }
        return LayeredFunction.of(f, "TaylorExpansion beyond second order")
                .value(NDArrays.concat(coefficients), monomials);
    }

    /** {@code ∇f·Δ_g} and {@code Δ_gᵀ H Δ_h}, halved where g = h. */
    private static NDArray byDifferentiation(ScalarFunction f, NDArray point, NDArray ways, Monomials monomials) {
        int n = (int) point.getShape().get(0);
        int v = (int) ways.getShape().get(0);
        NDArray flat = ways.reshape(v, n, -1).transpose(1, 0, 2);
        NDArray moved = ways.abs().max(new int[] {0}).neq(0).toType(point.getDataType(), false);
        NDList columns = new NDList(f.value(point).reshape(n, 1));
        columns.add(flat.matMul(Differential.of(moved, f.gradient(point)).reshape(n, -1, 1))
                .squeeze(2));
        if (monomials.degree() == 2) {
            NDArray points = Copies.flat(Copies.of(point, v));
            NDArray products = f.rows(Copies.samples(v, n)).hessianVector(points, Copies.flat(ways));
            NDArray curvature = flat.matMul(Differential.of(moved, products.reshape(ways.getShape()))
                    .reshape(v, n, -1)
                    .transpose(1, 2, 0));
            for (int m = 1 + v; m < monomials.count(); m++) {
                int[] exponents = monomials.exponents(m);
                int[] in = IntStream.range(0, v).filter(g -> exponents[g] > 0).toArray();
                NDArray pair = curvature.get(":, " + in[0] + ", " + in[in.length - 1]);
                columns.add(pair.mul(in.length == 1 ? 0.5 : 1).reshape(n, 1));
            }
        }
        return NDArrays.concat(columns, 1).transpose().flatten();
    }
}
