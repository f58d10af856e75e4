package org.ascribe.sampling;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.List;
import java.util.function.LongSupplier;
import org.ascribe.engine.Tensors;
import org.ascribe.engine.Views;

/**
 * The same noise at a scale of its own for every row.
 *
 * @param standard noise of scale 1
 * @param scales one a row
 */
record ScaledByRow(Sampler standard, List<Double> scales) implements Sampler {

    /**
     * Checks the scales.
     *
     * @param standard noise of scale 1
     * @param scales one a row
     * @throws IllegalArgumentException if there are none, or one is not positive and finite
     */
    public ScaledByRow {
        scales = List.copyOf(scales);
        if (scales.isEmpty() || scales.stream().anyMatch(s -> !(s > 0) || s.isInfinite())) {
            throw new IllegalArgumentException("scales: " + scales + "; expected a positive, finite one for each row");
        }
    }

    @Override
    public Sampler reseeded(LongSupplier seeds) {
        return new ScaledByRow(standard.reseeded(seeds), scales);
    }

    @Override
    public int together() {
        return standard.together();
    }

    /** In double precision until the end, as a sampler of that scale computes it: so a row gets the very bits of that sampler. */
    @Override
    public NDArray draws(NDArray batch, int from, int to) {
        if (batch.getShape().get(0) != scales.size()) {
            throw new IllegalArgumentException("scales: " + scales.size() + "; expected "
                    + batch.getShape().get(0) + ", one for each row of the batch");
        }
        NDManager owner = batch.getManager();
        try (NDManager scope = owner.newSubManager()) {
            NDArray wide = Views.of(batch, scope).toType(DataType.FLOAT64, false);
            NDArray drawn = standard.draws(wide, from, to);
            NDArray factors = Tensors.along(
                    wide,
                    1,
                    1 + batch.getShape().dimension(),
                    scales.stream().mapToDouble(Double::doubleValue).toArray());
            NDArray scaled = drawn.mul(factors).toType(batch.getDataType(), false);
            scaled.attach(owner);
            return scaled;
        }
    }

    @Override
    public String toString() {
        return standard + " × " + scales + " by row";
    }
}
