package org.ascribe.taylor;

import ai.djl.ndarray.NDArray;
import org.ascribe.ScalarFunction;
import org.ascribe.network.LayeredFunction;

/** {@link LayerwiseSeries} where f's layers allow it; elsewhere {@link SecondDerivatives}, and {@link InterpolatedSeries} beyond them. */
record FittingSeries() implements TaylorSeries {

    @Override
    public NDArray values(ScalarFunction f, NDArray x, NDArray d, int order) {
        return of(f, order).values(f, x, d, order);
    }

    @Override
    public NDArray gradients(ScalarFunction f, NDArray x, NDArray d, int order) {
        return of(f, order).gradients(f, x, d, order);
    }

    private static TaylorSeries of(ScalarFunction f, int order) {
        if (f instanceof LayeredFunction layered && layered.hasTaylorArithmetic()) {
            return new LayerwiseSeries();
        }
        return order <= SecondDerivatives.HIGHEST ? new SecondDerivatives() : new InterpolatedSeries();
    }

    @Override
    public String toString() {
        return "fitting";
    }
}
