package org.ascribe.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ascribe.autograd.Autograd;

/**
 * Layers passed by polynomials instead of numbers: batches hold the coefficients of {@code a(t)}, one set of rows for each monomial,
 * and of {@code y(t)} = layer(a(t)) on the way out. Sets that are missing at the end are zero; no layer puts out fewer than it gets,
 * so that branches fit together when all are there from the start.
 *
 * @param monomials which
 * @param rows of a set
 */
public record TaylorPass(Monomials monomials, int rows) implements LayerPass {

    /** Those that have Taylor arithmetic. */
    static final LayerKinds KINDS =
            new LayerKinds(List.of(Affine.class, Pointwise.class, MaxPool.class, Reshape.class, Softmax.class));

    /**
     * The pass for a network.
     *
     * @param network all of whose layers must be known
     * @param monomials which
     * @param rows of a set
     * @return the pass
     * @throws IllegalArgumentException naming every layer that is not
     */
    public static TaylorPass of(Network network, Monomials monomials, int rows) {
        List<String> unknown = KINDS.unknownIn(network);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "f: no Taylor arithmetic for the layers " + unknown + "; expected layers of the kinds " + KINDS);
        }
        return new TaylorPass(monomials, rows);
    }

    @Override
    public NDArray forward(Layer layer, NDArray input) {
        if (layer instanceof Affine affine) {
            return affine(affine.map(), input);
        }
        if (layer instanceof Pointwise pointwise) {
            NDArray[] z = monomials.coefficients(input, rows);
            return joined(monomials.compose(pointwise.activation().taylor(z[0], monomials.degree()), z), input);
        }
        if (layer instanceof MaxPool pool) {
            return pool(pool, input);
        }
        return layer instanceof Softmax ? softmax(input) : layer.apply(input);
    }

    /**
     * All sets, zeros for those that are missing.
     *
     * @param batch some sets of coefficients, one after another
     * @return as many as there are monomials
     */
    public NDArray whole(NDArray batch) {
        NDArray[] sets = monomials.coefficients(batch, rows);
        return sets[sets.length - 1] == null ? joined(sets, sets.length) : batch;
    }

    /** As many sets as there are, and no fewer than the input of the layer had. */
    private NDArray joined(NDArray[] sets, NDArray input) {
        return joined(sets, (int) (input.getShape().get(0) / rows));
    }

    private static NDArray joined(NDArray[] sets, int atLeast) {
        int count = sets.length;
        while (count > atLeast && sets[count - 1] == null) {
            count--;
        }
        NDList all = new NDList();
        for (NDArray set : Arrays.copyOf(sets, count)) {
            all.add(set == null ? sets[0].zerosLike() : set);
        }
        // A concatenation of one array is a copy that no gradient passes.
        return all.size() == 1 ? all.get(0) : NDArrays.concat(all);
    }

    /** The bias belongs to the constants alone. */
    private NDArray affine(AffineMap map, NDArray input) {
        NDArray linear = map.withoutBias().apply(input);
        NDArray constants = linear.get("0:" + rows).add(map.bias(input));
        return linear.getShape().get(0) == rows
                ? constants
                : NDArrays.concat(new NDList(constants, linear.get(rows + ":")));
    }

    /** Every coefficient takes the way of the constants' largest entries. */
    private NDArray pool(MaxPool pool, NDArray input) {
        NDArray[] a = monomials.coefficients(input, rows);
        NDArray[] y = new NDArray[a.length];
        y[0] = pool.apply(a[0]);
        for (int m = 1; m < a.length && a[m] != null; m++) {
            y[m] = Autograd.pushforward(pool::apply, a[0], a[m]);
        }
        return joined(y, input);
    }

    /** {@code e^(z - z*) / Σ e^(z - z*)}, with the largest constant z*, which cancels. */
    private NDArray softmax(NDArray input) {
        NDArray[] shifted = monomials.coefficients(input, rows);
        shifted[0] = shifted[0].sub(shifted[0].max(new int[] {-1}, true));
        NDArray[] e = monomials.compose(exponential(shifted[0].exp()), shifted);
        NDArray[] sum = Arrays.stream(e)
                .map(c -> c == null ? null : c.sum(new int[] {-1}, true))
                .toArray(NDArray[]::new);
        return joined(monomials.product(e, monomials.compose(reciprocal(sum[0]), sum)), input);
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
