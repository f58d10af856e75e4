package org.ascribe.metric;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import org.ascribe.Attribution;
import org.ascribe.ScalarFunction;
import org.ascribe.engine.Finite;
import org.ascribe.engine.Tensors;

/** Samples and their attributions, checked and brought to f's device and type for as long as work on them lasts. */
final class CheckedBatch {

    private CheckedBatch() {}

    interface Work<T> {
        T on(ScalarFunction f, NDArray x, NDArray a);
    }

    static <T> T with(ScalarFunction f, NDArray batch, NDArray values, Work<T> work) {
        samples(f, batch);
        if (!values.getShape().equals(batch.getShape())) {
            throw new IllegalArgumentException("values: shape " + values.getShape() + "; expected that of the batch, "
                    + batch.getShape() + ": one number per feature");
        }
        try (NDManager scope = batch.getManager().newSubManager(f.device())) {
            NDArray x = finite("batch", batch, f, scope);
            NDArray a = finite("values", values, f, scope);
            return work.on(f.at(x), x, a);
        }
    }

    static <T> T with(ScalarFunction f, NDArray batch, List<Attribution> attributions, Work<T> work) {
        return withEach(f, batch, List.of(attributions), (bound, x, a) -> work.on(bound, x, a.get(0)));
    }

    /** Several attributions of each sample; the work gets them as {@code [k, n, ...]}. */
    static <T> T withEach(ScalarFunction f, NDArray batch, List<List<Attribution>> attributions, Work<T> work) {
        samples(f, batch);
        if (attributions.isEmpty()) {
            throw new IllegalArgumentException("attributions: none; expected those of one method or more");
        }
        int n = (int) batch.getShape().get(0);
        int size = (int) f.inputShape().size();
        double[] all = new double[attributions.size() * n * size];
        for (int k = 0; k < attributions.size(); k++) {
            copy(attributions.get(k), f, n, all, k * n * size);
        }
        Shape shape = new Shape(attributions.size()).addAll(batch.getShape());
        try (NDManager scope = batch.getManager().newSubManager(f.device())) {
            NDArray x = finite("batch", batch, f, scope);
            NDArray a = finite("values", Tensors.of(scope, all, shape), f, scope);
            ScalarFunction bound = f.at(x);
            attributions.forEach(ofOne -> sameTargets(bound, ofOne));
            return work.on(bound, x, a);
        }
    }

    private static void copy(List<Attribution> attributions, ScalarFunction f, int n, double[] to, int offset) {
        if (attributions.size() != n) {
            throw new IllegalArgumentException(
                    "attributions: " + attributions.size() + "; expected " + n + ", one for each sample of the batch");
        }
        int size = (int) f.inputShape().size();
        for (int i = 0; i < n; i++) {
            double[] values = attributions.get(i).values();
            if (values.length != size) {
                throw new IllegalArgumentException("attributions: number " + i + " has shape "
                        + Arrays.toString(attributions.get(i).shape()) + "; expected one number per feature of "
                        + f.inputShape());
            }
            System.arraycopy(values, 0, to, offset + i * size, size);
        }
    }

    /** The samples alone, bound. */
    static <T> T with(ScalarFunction f, NDArray batch, BiFunction<ScalarFunction, NDArray, T> work) {
        samples(f, batch);
        try (NDManager scope = batch.getManager().newSubManager(f.device())) {
            NDArray x = finite("batch", batch, f, scope);
            return work.apply(f.at(x), x);
        }
    }

    private static void samples(ScalarFunction f, NDArray batch) {
        Shape shape = batch.getShape();
        if (shape.dimension() < 1 || shape.get(0) == 0 || !shape.slice(1).equals(f.inputShape())) {
            throw new IllegalArgumentException(
                    "batch: shape " + shape + "; expected one or more samples of shape " + f.inputShape());
        }
    }

    private static NDArray finite(String name, NDArray array, ScalarFunction f, NDManager scope) {
        NDArray moved = array.toDevice(f.device(), true);
        moved.attach(scope);
        NDArray typed = moved.toType(f.dataType(), false);
        return Finite.check(typed, () -> name + ": shape " + array.getShape());
    }

    private static void sameTargets(ScalarFunction bound, List<Attribution> attributions) {
        int[] targets = bound.targets();
        for (int i = 0; i < targets.length; i++) {
            if (attributions.get(i).target() != targets[i]) {
                throw new IllegalArgumentException("attributions: number " + i + " explains class "
                        + attributions.get(i).target() + "; expected class " + targets[i] + ", that of f");
            }
        }
    }
}
