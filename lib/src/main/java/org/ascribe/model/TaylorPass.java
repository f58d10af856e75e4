package org.ascribe.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Layers passed by polynomials instead of numbers: batches hold the coefficients of {@code a(t)}, one set of rows for each monomial,
 * and of {@code y(t)} = layer(a(t)) on the way out.
 *
 * @param monomials which
 */
record TaylorPass(Monomials monomials) implements LayerPass {

    /**
     * The pass for a network.
     *
     * @param network all of whose layers must be known
     * @param monomials which
     * @return the pass
     * @throws IllegalArgumentException naming every layer that is not
     */
    static TaylorPass of(Network network, Monomials monomials) {
        List<String> unknown = network.leaves().stream()
                .filter(layer -> !knows(layer))
                .map(layer -> layer.name() + " (" + layer.getClass().getSimpleName() + ")")
                .toList();
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("f: no Taylor arithmetic for the layers " + unknown
                    + "; expected affine layers, activations, pools, reshapings and softmax");
        }
        return new TaylorPass(monomials);
    }

    static boolean knows(Layer layer) {
        return !(layer instanceof Opaque || layer instanceof Lstm);
    }

    @Override
    public NDArray forward(Layer layer, NDArray input) {
        if (layer instanceof Affine affine) {
            return affine(affine.map(), input);
        }
        if (layer instanceof Pointwise pointwise) {
            NDArray[] z = monomials.coefficients(input);
            return Monomials.joined(monomials.compose(pointwise.activation().taylor(z[0], monomials.degree()), z));
        }
        if (layer instanceof MaxPool pool) {
            return pool(pool, monomials.coefficients(input));
        }
        return layer instanceof Softmax ? softmax(monomials.coefficients(input)) : layer.apply(input);
    }

    /** The bias belongs to the constants alone. */
    private NDArray affine(AffineMap map, NDArray input) {
        NDArray linear = map.withoutBias().apply(input);
        long n = linear.getShape().get(0) / monomials.count();
        NDArray constants = linear.get("0:" + n).add(map.bias(input));
        return monomials.count() == 1 ? constants : NDArrays.concat(new NDList(constants, linear.get(n + ":")));
    }

    /** Every coefficient takes the way of the constants' largest entries. */
    private static NDArray pool(MaxPool pool, NDArray[] a) {
        NDArray[] y = new NDArray[a.length];
        y[0] = pool.apply(a[0]);
        for (int m = 1; m < a.length; m++) {
            y[m] = Autograd.pushforward(pool::apply, a[0], a[m]);
        }
        return Monomials.joined(y);
    }

    /** {@code e^(z - z*) / Σ e^(z - z*)}, with the largest constant z*, which cancels. */
    private NDArray softmax(NDArray[] z) {
        NDArray[] shifted = z.clone();
        shifted[0] = z[0].sub(z[0].max(new int[] {-1}, true));
        NDArray[] e = monomials.compose(exponential(shifted[0].exp()), shifted);
        NDArray[] sum = Arrays.stream(e)
                .map(c -> c == null ? null : c.sum(new int[] {-1}, true))
                .toArray(NDArray[]::new);
        return Monomials.joined(monomials.product(e, monomials.compose(reciprocal(sum[0]), sum)));
    }

    private List<NDArray> exponential(NDArray value) {
        return Recursion.from(value, monomials.degree(), Recursion::last);
    }

    /** {@code (-1)ᵏ / zᵏ⁺¹}. */
    private List<NDArray> reciprocal(NDArray z) {
        NDArray ratio = z.onesLike().div(z);
        List<NDArray> coefficients = new ArrayList<>(List.of(ratio));
        for (int k = 1; k <= monomials.degree(); k++) {
            coefficients.add(coefficients.get(k - 1).mul(ratio).neg());
        }
        return coefficients;
    }
}
