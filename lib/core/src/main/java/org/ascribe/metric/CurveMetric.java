package org.ascribe.metric;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.ascribe.Attribution;
import org.ascribe.ScalarFunction;

/** A metric that is the area under a curve of f, while features are taken from the samples in the order of their attributions. */
public interface CurveMetric extends FaithfulnessMetric {

    /**
     * The curves.
     *
     * @param f the function, bound to the rows of x
     * @param x samples in f's data type, {@code [n, ...inputShape]}; arrays made on its manager are freed by the caller
     * @param a their attributions, of the same shape and type
     * @return one curve a row
     */
    List<Curve> curves(ScalarFunction f, NDArray x, NDArray a);

    /**
     * The curves behind {@link #ofAll(ScalarFunction, NDArray, List)}.
     *
     * @param f what was explained
     * @param batch samples, {@code [n, ...inputShape]}
     * @param attributions one a sample
     * @return one curve a sample
     * @throws IllegalArgumentException if f, samples and attributions do not belong together, or a sample is not finite
     */
    default List<Curve> curvesOfAll(ScalarFunction f, NDArray batch, List<Attribution> attributions) {
        return CheckedBatch.with(f, batch, attributions, this::curves);
    }

    /**
     * The curves behind {@link #ofAll(ScalarFunction, NDArray, NDArray)}.
     *
     * @param f what was explained
     * @param batch samples, {@code [n, ...inputShape]}
     * @param values one number per feature, {@code [n, ...inputShape]}
     * @return one curve a sample
     * @throws IllegalArgumentException if the shapes do not fit, or an entry is not finite
     */
    default List<Curve> curvesOfAll(ScalarFunction f, NDArray batch, NDArray values) {
        return CheckedBatch.with(f, batch, values, this::curves);
    }

    @Override
    default List<Measurement> measure(ScalarFunction f, NDArray x, NDArray a) {
        return curves(f, x, a).stream()
                .map(curve -> measurement(curve.area(), curve.standardError()))
                .toList();
    }
}
