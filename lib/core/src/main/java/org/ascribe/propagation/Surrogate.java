package org.ascribe.propagation;

import ai.djl.ndarray.NDArray;

/** Arrays with the value of one computation and the gradient of another. */
final class Surrogate {

    private Surrogate() {}

    /**
     * {@code s + stop(y − s)}: the value y with the gradient of s.
     *
     * @param value y
     * @param gradient s, of y's shape
     * @return an array of the same shape
     */
    static NDArray of(NDArray value, NDArray gradient) {
        return gradient.add(value.sub(gradient).stopGradient());
    }
}
