package org.ascribe.baseline;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import org.ascribe.engine.Finite;
import org.ascribe.engine.Tensors;

/** One given sample for all. Blind to features in which a sample has the same value. */
final class GivenBaseline implements Baseline {

    private final double[] values;

    GivenBaseline(double[] values) {
        this.values = Finite.check(values.clone(), i -> "values: what stands for feature " + i);
    }

    @Override
    public NDArray values(NDArray batch) {
        Shape sample = batch.getShape().slice(1);
        if (sample.size() != values.length) {
            throw new IllegalArgumentException("baseline: " + values.length + " values; expected " + sample.size()
                    + ", one for each feature of a sample of shape " + sample);
        }
        return Tensors.spread(Tensors.like(batch, values, new Shape(1).addAll(sample)), batch.getShape());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof GivenBaseline that && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "given(" + values.length + " values, hash " + Integer.toHexString(hashCode()) + ")";
    }
}
