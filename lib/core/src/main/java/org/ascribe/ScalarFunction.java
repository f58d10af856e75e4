package org.ascribe;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

/**
 * The papers' f: one number per sample of a batch, with its derivatives.
 *
 * <p>Arrays that come back belong to the manager of the array that went in; everything made on the way is freed. Batches of
 * any number of rows are welcome: f cuts them to what fits.
 *
 * <p>A target such as "the predicted class" depends on the sample. {@link #at} decides it once, so that every point of a path
 * and every perturbed copy of a sample is asked about the same class.
 */
public interface ScalarFunction {

    /**
     * Shape of one sample, without the batch axis.
     *
     * @return for example {@code (1, 28, 28)}
     */
    Shape inputShape();

    /**
     * The type f computes in.
     *
     * @return float32 or float64
     */
    DataType dataType();

    /**
     * Where f computes. Samples on another device are moved there, and what comes back is moved to theirs.
     *
     * @return the CPU, unless f says otherwise
     */
    default Device device() {
        return Device.cpu();
    }

    /**
     * What f(x) is measured in.
     *
     * @return logit or probability
     */
    Unit unit();

    /**
     * f for the rows of a batch: targets decided here and then fixed, row by row.
     *
     * @param batch samples, {@code [n, ...inputShape]}
     * @return f bound to these n rows; it accepts n rows, or any number where all rows share their class
     */
    ScalarFunction at(NDArray batch);

    /**
     * f bound to chosen rows of the batch it is bound to, in any order and with repetitions.
     *
     * @param rows indices of bound rows, one for each row of the batches to come
     * @return f bound to those rows
     * @throws IllegalStateException if f is not bound, see {@link #at}
     */
    ScalarFunction rows(int... rows);

    /**
     * The explained class of each bound row.
     *
     * @return 0-based class indices
     * @throws IllegalStateException if f is not bound, see {@link #at}
     */
    int[] targets();

    /**
     * {@code f(x)}. Cost: one forward a row.
     *
     * @param batch {@code [n, ...inputShape]}
     * @return {@code [n]}
     */
    NDArray value(NDArray batch);

    /**
     * {@code ∂f/∂x}. Cost: one forward and one backward a row.
     *
     * @param batch {@code [n, ...inputShape]}
     * @return {@code [n, ...inputShape]}
     */
    NDArray gradient(NDArray batch);

    /**
     * {@code H(x) v}, the Hessian of f at each row times that row of v; the Hessian itself is never formed. Cost: one forward
     * and two backwards a row.
     *
     * @param batch {@code [n, ...inputShape]}
     * @param v {@code [n, ...inputShape]}
     * @return {@code [n, ...inputShape]}
     */
    NDArray hessianVector(NDArray batch, NDArray v);

    /**
     * What this function and all functions derived from it by {@link #at} and {@link #rows} have cost so far.
     *
     * @return rows forward and backward, and the seconds spent on them
     */
    Cost cost();
}
