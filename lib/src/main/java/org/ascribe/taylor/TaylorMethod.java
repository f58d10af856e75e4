package org.ascribe.taylor;

import ai.djl.ndarray.NDArray;
import org.ascribe.AttributionMethod;
import org.ascribe.ScalarFunction;

/** A method made of the terms of an expansion, cut off at some order; what it gives to lower orders comes with it for nothing. */
public interface TaylorMethod extends AttributionMethod {

    /**
     * The highest order of its terms.
     *
     * @return K
     */
    int order();

    /**
     * The same method to another order.
     *
     * @param other K
     * @return a copy
     */
    TaylorMethod withOrder(int other);

    /**
     * What the method gives to every order up to its own, all from one series: partial sums of its terms.
     *
     * @param f the function, bound to the samples
     * @param x samples, {@code [n, ...]}
     * @return the values to order 1 … K, {@code [K, n, ...]}
     */
    NDArray orders(ScalarFunction f, NDArray x);
}
