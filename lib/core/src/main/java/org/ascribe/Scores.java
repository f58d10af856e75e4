package org.ascribe;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the equation of a method yields, still on the device.
 *
 * @param values one number per feature, in the shape of the batch; a method that explains a layer returns the layer's shape
 * @param explained what the values explain, bound to the rows of the batch, or null where that is f itself
 * @param baseline the baselines the values are relative to, in the shape of the batch, or null where the method has none, or more
 *     than one
 * @param baselineOutput the mean of f over several baselines, {@code [n]}, or null
 * @param errors by how much the values may be off
 * @param ledger one entry per layer, empty where the method has no rules
 */
public record Scores(
        NDArray values,
        @Nullable ScalarFunction explained,
        @Nullable NDArray baseline,
        @Nullable NDArray baselineOutput,
        Errors errors,
        List<Ledger.Rows> ledger) {

    /**
     * By how much scores may be off, see {@link Certificate}.
     *
     * @param standard standard error of each value, in the shape of the values, or null where the method does not sample
     * @param quadrature estimated error of each value, in the shape of the values, or null where the method does not integrate
     * @param convergenceRadius how far the series behind each row reaches, {@code [n]}, or null where the method does not expand f,
     *     or not far enough to tell
     */
    public record Errors(
            @Nullable NDArray standard,
            @Nullable NDArray quadrature,
            @Nullable NDArray convergenceRadius) {

        private static final Errors NONE = new Errors(null, null, null);
    }

    /**
     * Scores of a method without a baseline.
     *
     * @param values one number per feature
     * @return the scores
     */
    public static Scores of(NDArray values) {
        return new Scores(values, null, null, null, Errors.NONE, List.of());
    }

    /**
     * The same scores, of another function than the method was asked about.
     *
     * @param function what the values explain, such as a unit of a layer
     * @return a copy
     */
    public Scores explaining(ScalarFunction function) {
        return new Scores(values, function, baseline, baselineOutput, errors, ledger);
    }

    /**
     * The same scores, relative to baselines.
     *
     * @param baselines in the shape of the batch; may be null
     * @return a copy
     */
    public Scores from(@Nullable NDArray baselines) {
        return new Scores(values, explained, baselines, null, errors, ledger);
    }

    /**
     * The same scores, relative to the mean of f over several baselines.
     *
     * @param outputs {@code [n]}; may be null
     * @return a copy
     */
    public Scores fromOutput(@Nullable NDArray outputs) {
        return new Scores(values, explained, null, outputs, errors, ledger);
    }

    /**
     * The same scores, with their standard error.
     *
     * @param error in the shape of the values; may be null
     * @return a copy
     */
    public Scores withStandardError(@Nullable NDArray error) {
        return with(new Errors(error, errors.quadrature, errors.convergenceRadius));
    }

    /**
     * The same scores, with an estimate of the error of their integration.
     *
     * @param error in the shape of the values; may be null
     * @return a copy
     */
    public Scores withQuadratureError(@Nullable NDArray error) {
        return with(new Errors(errors.standard, error, errors.convergenceRadius));
    }

    /**
     * The same scores, with how far their series reaches.
     *
     * @param radius {@code [n]}, in units of the way from sample to baseline; may be null
     * @return a copy
     */
    public Scores withConvergenceRadius(@Nullable NDArray radius) {
        return with(new Errors(errors.standard, errors.quadrature, radius));
    }

    /**
     * The same scores, with the ledger of their relevance.
     *
     * @param rows one entry per layer, from the output down
     * @return a copy
     */
    public Scores withLedger(List<Ledger.Rows> rows) {
        return new Scores(values, explained, baseline, baselineOutput, errors, List.copyOf(rows));
    }

    private Scores with(Errors other) {
        return new Scores(values, explained, baseline, baselineOutput, other, ledger);
    }
}
