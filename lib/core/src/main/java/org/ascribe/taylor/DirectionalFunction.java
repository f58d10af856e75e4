package org.ascribe.taylor;

import ai.djl.ndarray.NDArray;
import org.ascribe.ScalarFunction;

/** What is expanded along a direction: f, its gradient, or a derivative of either by the way. */
@FunctionalInterface
interface DirectionalFunction {

    /**
     * At some points.
     *
     * @param f the function, bound to the points
     * @param x the points, {@code [n, ...]}
     * @param d the direction at each, {@code [n, ...]}
     * @return {@code [n]} or {@code [n, ...]}
     */
    NDArray at(ScalarFunction f, NDArray x, NDArray d);
}
