package org.ascribe.baseline;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import java.util.function.LongSupplier;
import org.ascribe.engine.Finite;
import org.ascribe.sampling.Sampler;

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
        return Finite.check(made, () -> "baseline: " + this + " as " + made.getDataType());
    }

    /**
     * The same kind of baseline, drawn from other seeds.
     *
     * @param seeds asked once for every seed there is
     * @return the baseline; itself, if nothing is drawn
     */
    default Baseline reseeded(LongSupplier seeds) {
        return this;
    }

    /**
     * All zeros: a black image, if its pixels begin at 0.
     *
     * @return the zero baseline
     */
    static Baseline zero() {
        return new ConstantBaseline(0);
    }

    /**
     * The same value in every feature.
     *
     * @param value the value
     * @return the constant baseline
     */
    static Baseline constant(double value) {
        return new ConstantBaseline(value);
    }

    /**
     * One given sample for all.
     *
     * @param values the features in row-major order, as many as a sample has
     * @return the given baseline
     */
    static Baseline given(double... values) {
        return new GivenBaseline(values);
    }

    /**
     * A black image where pixels were normalised: 0 before, {@code (0 - mean) / deviation} after.
     *
     * @param mean what was subtracted from pixels in [0, 1], a number for each channel
     * @param deviation what they were divided by, as many
     * @return the darkest image there is
     */
    static Baseline black(double[] mean, double[] deviation) {
        return new BlackBaseline(
                Arrays.stream(mean).boxed().toList(),
                Arrays.stream(deviation).boxed().toList());
    }

    /**
     * The sample itself, with every feature moved by the same amount.
     *
     * @param by how far, in units of the input, either way
     * @return {@code x + c}
     */
    static Baseline shifted(double by) {
        return new ShiftedBaseline(by);
    }

    /**
     * The sample itself, out of focus.
     *
     * @param sigma standard deviation of the Gaussian, in pixels
     * @return the blurred image
     */
    static Baseline blurred(double sigma) {
        return new BlurredBaseline(sigma);
    }

    /**
     * One draw of a sampler, for methods that take a single baseline: noise as an image, a point near x, an image of a data set.
     *
     * @param sampler what is drawn from
     * @param draw number of the draw, from 0
     * @return the same draw for every method
     */
    static Baseline drawn(Sampler sampler, int draw) {
        return new DrawnBaseline(sampler, draw);
    }
}
