package org.ascribe.study.smoothtaylor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import org.ascribe.Sampler;

/**
 * The same draws for all rows, larger or smaller row by row: what differs between two rows is the scale alone, not the luck of the
 * draw.
 *
 * @param unit draws of scale 1
 * @param scales one for each row
 */
record Scaled(Sampler unit, List<Double> scales) implements Sampler {

    @Override
    public NDArray draws(NDArray batch, int from, int to) {
        if (batch.getShape().get(0) != scales.size()) {
            throw new IllegalArgumentException(
                    "batch: shape " + batch.getShape() + "; expected " + scales.size() + " rows, one for each scale");
        }
        long[] shape = new long[batch.getShape().dimension() + 1];
        Arrays.fill(shape, 1);
        shape[1] = scales.size();
        try (NDArray drawn = unit.draws(batch, from, to);
                NDArray wide = batch.getManager()
                        .create(scales.stream().mapToDouble(Double::doubleValue).toArray(), new Shape(shape));
                NDArray factors = wide.toType(drawn.getDataType(), true)) {
            return drawn.mul(factors);
        }
    }
}
