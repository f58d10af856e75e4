package org.ascribe.baseline;

import ai.djl.ndarray.NDArray;
import org.ascribe.engine.Tensors;

/**
 * The same value in every feature: {@code bᵢ = c}.
 *
 * <p>Shapes: any. Blind to features that have this value already: their difference is 0, and so is what they are given, however
 * much they matter.
 *
 * @param value c
 */
record ConstantBaseline(double value) implements Baseline {

    /**
     * Checks the value.
     *
     * @param value c
     * @throws IllegalArgumentException if it is NaN or infinite
     */
    public ConstantBaseline {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("value: " + value + "; expected a finite baseline");
        }
    }

    @Override
    public NDArray values(NDArray batch) {
        return Tensors.spread(Tensors.scalar(batch, value), batch.getShape());
    }

    @Override
    public String toString() {
        return value == 0 ? "zero" : "constant(" + value + ")";
    }
}
