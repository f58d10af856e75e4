package org.ascribe;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;

/** The reference state that stands for the absence of features. */
public interface Baseline {

    /**
     * Makes the baseline of each sample.
     *
     * @param batch samples, {@code [n, ...]}
     * @return finite baselines, of the shape, type and device of the batch and attached to its manager
     */
    NDArray values(NDArray batch);

    /**
     * The baseline of each sample, checked: a baseline of another shape would be spread over the samples unnoticed.
     *
     * @param batch samples, {@code [n, ...]}
     * @return what {@link #values} makes
     * @throws IllegalArgumentException if these have another shape or type than the batch, or NaN or infinite entries
     */
    default NDArray of(NDArray batch) {
        NDArray made = values(batch);
        if (!made.getShape().equals(batch.getShape()) || made.getDataType() != batch.getDataType()) {
            throw new IllegalArgumentException("baseline: shape " + made.getShape() + ", " + made.getDataType()
                    + "; expected that of the batch, " + batch.getShape() + ", " + batch.getDataType());
        }
        if (made.isNaN().logicalOr(made.isInfinite()).any().getBoolean()) {
            throw new IllegalArgumentException("baseline: " + this + " has NaN or infinite entries as "
                    + made.getDataType() + "; expected finite ones");
        }
        return made;
    }

    /**
     * All zeros: a black image.
     *
     * @return the zero baseline
     */
    static Baseline zero() {
        return new Constant(0);
    }

    /**
     * The same value in every feature.
     *
     * @param value the value
     * @return the constant baseline
     */
    static Baseline constant(double value) {
        return new Constant(value);
    }

    /**
     * One given sample for all.
     *
     * @param values the features in row-major order, as many as a sample has
     * @return the given baseline
     */
    static Baseline given(double... values) {
        return new Given(values);
    }

    /**
     * The same value in every feature.
     *
     * @param value the value
     */
    record Constant(double value) implements Baseline {

        /**
         * Checks the value.
         *
         * @param value the value
         * @throws IllegalArgumentException if it is NaN or infinite
         */
        public Constant {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("value: " + value + "; expected a finite baseline");
            }
        }

        @Override
        public NDArray values(NDArray batch) {
            return batch.zerosLike().addi(value);
        }

        @Override
        public String toString() {
            return value == 0 ? "zero" : "constant(" + value + ")";
        }
    }

    /** One given sample for all. */
    final class Given implements Baseline {
        private final double[] values;

        private Given(double[] values) {
            this.values = values.clone();
            for (int i = 0; i < values.length; i++) {
                if (!Double.isFinite(values[i])) {
                    throw new IllegalArgumentException(
                            "values: " + values[i] + " at feature " + i + "; expected a finite baseline");
                }
            }
        }

        @Override
        public NDArray values(NDArray batch) {
            Shape sample = batch.getShape().slice(1);
            if (sample.size() != values.length) {
                throw new IllegalArgumentException("baseline: " + values.length + " values; expected " + sample.size()
                        + ", one for each feature of a sample of shape " + sample);
            }
            return batch.getManager()
                    .create(values, new Shape(1).addAll(sample))
                    .toType(batch.getDataType(), false)
                    .broadcast(batch.getShape());
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Given that && Arrays.equals(values, that.values);
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
}
