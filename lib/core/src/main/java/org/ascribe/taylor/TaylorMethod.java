package org.ascribe.taylor;

import ai.djl.ndarray.NDArray;
import org.ascribe.AttributionMethod;
import org.ascribe.ScalarFunction;

/** A method made of the terms of an expansion, cut off at some order. What it gives to lower orders comes with it for nothing. */
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
     * What each order adds to the attribution, all from one series. Their sum is the attribution, the sum of the first of them
     * that to a lower order. Owned as x is, and nothing else is left there.
     *
     * @param f the function, bound to the samples
     * @param x samples, {@code [n, ...]}
     * @return terms of order 1 … K, {@code [K, n, ...]}
     */
    NDArray terms(ScalarFunction f, NDArray x);
}
