package org.ascribe.baseline;

import ai.djl.ndarray.NDArray;
import org.ascribe.engine.Tensors;

/**
 * The sample moved by a constant: {@code b = x + c}. Every feature differs from it by as much, so none is favoured for its value.
 *
 * <p>Shapes: any. Blind to shape: it holds all the sample holds, only brighter or darker, and what does not follow from brightness is not in
 * {@code f(x) - f(b)}. As c → 0, what methods share out is {@code -c ∂ᵢf}, the gradient.
 *
 * <p>Deng et al. 2021, section "The selection of baseline point".
 *
 * @param by c
 */
record ShiftedBaseline(double by) implements Baseline {

    /**
     * Checks the shift.
     *
     * @param by c
     * @throws IllegalArgumentException if it is 0, NaN or infinite
     */
    public ShiftedBaseline {
        if (by == 0 || !Double.isFinite(by)) {
            throw new IllegalArgumentException("by: " + by + "; expected a finite shift other than 0");
        }
    }

    @Override
    public NDArray values(NDArray batch) {
        try (NDArray c = Tensors.scalar(batch, by)) {
            return batch.add(c);
        }
    }

    @Override
    public String toString() {
        return by < 0 ? "x - " + -by : "x + " + by;
    }
}
