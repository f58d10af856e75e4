package org.ascribe.taylor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import org.ascribe.ScalarFunction;
import org.ascribe.engine.Views;
import org.ascribe.network.LayeredFunction;
import org.ascribe.network.Monomials;

/**
 * The series itself passes through the layers: affine layers act on each coefficient, activations by their own Taylor coefficients
 * (Taylor-mode differentiation). Exact to rounding, whatever the radius of convergence.
 *
 * <p>For models made of an {@link org.ascribe.network.Network} without opaque or recurrent layers. Cost for values: K + 1 forwards;
 * for gradients: K forwards and K backwards. Griewank, Walther 2008, chapter 13.
 */
public record LayerwiseSeries() implements TaylorSeries {

    @Override
    public NDArray values(ScalarFunction f, NDArray x, NDArray d, int order) {
        Orders.check(x, d, order);
        LayeredFunction layered = LayeredFunction.of(f, "LayerwiseSeries");
        return Views.within(
                x,
                here -> layered.value(NDArrays.concat(new NDList(here, d)), Monomials.powers(order))
                        .reshape(order + 1, -1));
    }

    @Override
    public NDArray gradients(ScalarFunction f, NDArray x, NDArray d, int order) {
        Orders.check(x, d, order);
        LayeredFunction layered = LayeredFunction.of(f, "LayerwiseSeries");
        // The derivative of the last coefficient by coefficient j of the input is that of coefficient last - j by x.
        return Views.within(
                x,
                here -> layered.gradient(line(here, d, order - 1), Monomials.powers(order - 1))
                        .reshape(new Shape(order).addAll(x.getShape()))
                        .flip(0));
    }

    /** {@code x + t d} as coefficients of 1, t, t², …, each of which something is differentiated by. */
    private static NDArray line(NDArray x, NDArray d, int degree) {
        NDList coefficients = new NDList(x);
        for (int k = 1; k <= degree; k++) {
            coefficients.add(k == 1 ? d : x.zerosLike());
        }
        return NDArrays.concat(coefficients);
    }
}
