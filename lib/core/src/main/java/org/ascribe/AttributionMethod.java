package org.ascribe;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import org.ascribe.engine.Finite;

/**
 * A way to share {@code f(x) - f(baseline)} out among the features of x.
 *
 * <p>A method is a record whose components are its hyperparameters, and its whole body is {@link #scores}: the equation, for
 * a batch. Shapes, types, memory, cost and the checks on x are the business of this interface.
 */
public interface AttributionMethod {

    /**
     * The equation.
     *
     * @param f the function, bound to the rows of the batch
     * @param batch samples in f's data type, {@code [n, ...inputShape]}; arrays made on its manager are freed by the caller
     * @return one number per feature
     */
    Scores scores(ScalarFunction f, NDArray batch);

    /**
     * What the values of an attribution come to, to be held against {@code f(x) - f(baseline)}. A method that gives a value to a
     * group as a whole counts it once, not once for each feature that shows it.
     *
     * @param values of all features, in row-major order
     * @param shape their shape
     * @return the sum, unless the method counts otherwise
     */
    default double total(double[] values, Shape shape) {
        return Arrays.stream(values).sum();
    }

    /**
     * Explains one sample.
     *
     * @param f what is explained
     * @param x one sample, of f's input shape
     * @return the attribution, on the heap
     * @throws IllegalArgumentException if x has another shape, or a NaN or infinite entry; or if f(x), f at a baseline, or what the
     *     method makes of f is NaN or infinite
     */
    default Attribution attribute(ScalarFunction f, NDArray x) {
        if (!x.getShape().equals(f.inputShape())) {
            throw new IllegalArgumentException("x: shape " + x.getShape() + "; expected one sample of shape "
                    + f.inputShape() + " (for a batch, attributeAll)");
        }
        try (NDManager scope = x.getManager().newSubManager()) {
            NDArray view = x.expandDims(0);
            view.attach(scope);
            return attributeAll(f, view).get(0);
        }
    }

    /**
     * Explains the samples of a batch, each as if it were alone.
     *
     * @param f what is explained
     * @param batch samples, {@code [n, ...inputShape]}
     * @return one attribution a sample, on the heap; the cost of each is its share of the batch's
     * @throws IllegalArgumentException if the batch is empty, has another shape, or a NaN or infinite entry; or if f at a sample, f at
     *     a baseline, or what the method makes of f is NaN or infinite
     */
    default List<Attribution> attributeAll(ScalarFunction f, NDArray batch) {
        Shape shape = batch.getShape();
        if (shape.dimension() < 1 || shape.get(0) == 0 || !shape.slice(1).equals(f.inputShape())) {
            throw new IllegalArgumentException(
                    "batch: shape " + shape + "; expected one or more samples of shape " + f.inputShape());
        }
        try (NDManager scope = batch.getManager().newSubManager(f.device())) {
            NDArray moved = batch.toDevice(f.device(), true);
            moved.attach(scope);
            NDArray x = Finite.check(moved.toType(f.dataType(), false), () -> "batch: shape " + shape);
            ScalarFunction bound = f.at(x);
            Cost before = bound.cost();
            long start = System.nanoTime();
            Scores scores = scores(bound, x);
            double seconds = (System.nanoTime() - start) * 1e-9;
            Cost after = bound.cost();
            Cost cost = new Cost(after.forwards() - before.forwards(), after.backwards() - before.backwards(), seconds);
            return Attributions.unpack(this, bound, x, scores, cost);
        }
    }
}
