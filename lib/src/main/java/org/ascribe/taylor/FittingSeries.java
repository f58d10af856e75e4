package org.ascribe.taylor;

import ai.djl.ndarray.NDArray;
import org.ascribe.ScalarFunction;
import org.ascribe.model.LayeredFunction;

/** {@link LayerwiseSeries} where f's layers allow it, {@link SecondDerivatives} elsewhere. */
record FittingSeries() implements TaylorSeries {

    @Override
    public NDArray values(ScalarFunction f, NDArray x, NDArray d, int order) {
        return of(f).values(f, x, d, order);
    }

    @Override
    public NDArray gradients(ScalarFunction f, NDArray x, NDArray d, int order) {
        return of(f).gradients(f, x, d, order);
    }

    private static TaylorSeries of(ScalarFunction f) {
        return f instanceof LayeredFunction layered && layered.hasTaylorArithmetic()
                ? new LayerwiseSeries()
                : new SecondDerivatives();
    }

    @Override
    public String toString() {
        return "fitting";
    }
}
