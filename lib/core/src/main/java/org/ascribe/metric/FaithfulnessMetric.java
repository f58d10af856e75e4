package org.ascribe.metric;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.ascribe.Attribution;
import org.ascribe.ScalarFunction;

/**
 * A metric that asks f: does it answer to changes of the features as the attributions foretell?
 *
 * <p>Its whole body is {@link #measure}, for a batch. Checks, types and memory are the business of this interface.
 */
public interface FaithfulnessMetric extends Metric {

    /**
     * The equation.
     *
     * @param f the function, bound to the rows of x
     * @param x samples in f's data type, {@code [n, ...inputShape]}; arrays made on its manager are freed by the caller
     * @param a their attributions, of the same shape and type
     * @return one measurement a row
     */
    List<Measurement> measure(ScalarFunction f, NDArray x, NDArray a);

    /**
     * Measures the attribution of one sample.
     *
     * @param f what was explained
     * @param x the sample, of f's input shape
     * @param attribution its attribution
     * @return the measurement
     * @throws IllegalArgumentException as {@link #ofAll(ScalarFunction, NDArray, List)}
     */
    default Measurement of(ScalarFunction f, NDArray x, Attribution attribution) {
        try (NDArray batch = x.expandDims(0)) {
            return ofAll(f, batch, List.of(attribution)).get(0);
        }
    }

    /**
     * Measures the attributions of a batch, each as if it were alone.
     *
     * @param f what was explained
     * @param batch samples, {@code [n, ...inputShape]}
     * @param attributions one a sample
     * @return one measurement a sample
     * @throws IllegalArgumentException if f, samples and attributions do not belong together, or a sample is not finite
     */
    default List<Measurement> ofAll(ScalarFunction f, NDArray batch, List<Attribution> attributions) {
        return CheckedBatch.with(f, batch, attributions, this::measure);
    }

    /**
     * Measures any values as the attributions of a batch, each row as if it were alone.
     *
     * @param f what was explained
     * @param batch samples, {@code [n, ...inputShape]}
     * @param values one number per feature, {@code [n, ...inputShape]}
     * @return one measurement a sample
     * @throws IllegalArgumentException if the shapes do not fit, or an entry is not finite
     */
    default List<Measurement> ofAll(ScalarFunction f, NDArray batch, NDArray values) {
        return CheckedBatch.with(f, batch, values, this::measure);
    }
}
