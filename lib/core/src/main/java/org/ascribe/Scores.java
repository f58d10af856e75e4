package org.ascribe;

import ai.djl.ndarray.NDArray;
import java.util.List;

/**
 * What the equation of a method yields, still on the device.
 *
 * @param values one number per feature, in the shape of the batch; a method that explains a layer returns the layer's shape
 * @param explained what the values explain, bound to the rows of the batch, or null where that is f itself
 * @param baseline the baselines the values are relative to, in the shape of the batch, or null where the method has none, or more
 *     than one
 * @param baselineOutput the mean of f over several baselines, {@code [n]}, or null
 * @param standardError of each value, in the shape of the values, or null where the method does not sample
 * @param quadratureError estimated error of each value, in the shape of the values, or null where the method does not integrate
 * @param convergenceRadius how far the series behind each row reaches, {@code [n]}, see {@link Certificate}, or null where the
 *     method does not expand f, or not far enough to tell
 * @param ledger one entry per layer, empty where the method has no rules
 */
public record Scores(
        NDArray values,
        ScalarFunction explained,
        NDArray baseline,
        NDArray baselineOutput,
        NDArray standardError,
        NDArray quadratureError,
        NDArray convergenceRadius,
        List<Ledger.Rows> ledger) {

    /**
     * Scores of a method without a baseline.
     *
     * @param values one number per feature
     * @return the scores
     */
    public static Scores of(NDArray values) {
        return new Scores(values, null, null, null, null, null, null, List.of());
    }

    /**
     * The same scores, of another function than the method was asked about.
     *
     * @param function what the values explain, such as a unit of a layer
     * @return a copy
     */
    public Scores explaining(ScalarFunction function) {
        return new Scores(
                values, function, baseline, baselineOutput, standardError, quadratureError, convergenceRadius, ledger);
    }

    /**
     * The same scores, relative to baselines.
     *
     * @param baselines in the shape of the batch; may be null
     * @return a copy
     */
    public Scores from(NDArray baselines) {
        return new Scores(
                values, explained, baselines, null, standardError, quadratureError, convergenceRadius, ledger);
    }

    /**
     * The same scores, relative to the mean of f over several baselines.
     *
     * @param outputs {@code [n]}; may be null
     * @return a copy
     */
    public Scores fromOutput(NDArray outputs) {
        return new Scores(values, explained, null, outputs, standardError, quadratureError, convergenceRadius, ledger);
    }

    /**
     * The same scores, with their standard error.
     *
     * @param error in the shape of the values; may be null
     * @return a copy
     */
    public Scores withStandardError(NDArray error) {
        return new Scores(
                values, explained, baseline, baselineOutput, error, quadratureError, convergenceRadius, ledger);
    }

    /**
     * The same scores, with an estimate of the error of their integration.
     *
     * @param error in the shape of the values; may be null
     * @return a copy
     */
    public Scores withQuadratureError(NDArray error) {
        return new Scores(values, explained, baseline, baselineOutput, standardError, error, convergenceRadius, ledger);
    }

    /**
     * The same scores, with how far their series reaches.
     *
     * @param radius {@code [n]}, in units of the way from sample to baseline; may be null
     * @return a copy
     */
    public Scores withConvergenceRadius(NDArray radius) {
        return new Scores(values, explained, baseline, baselineOutput, standardError, quadratureError, radius, ledger);
    }

    /**
     * The same scores, with the ledger of their relevance.
     *
     * @param rows one entry per layer, from the output down
     * @return a copy
     */
    public Scores withLedger(List<Ledger.Rows> rows) {
        return new Scores(
                values,
                explained,
                baseline,
                baselineOutput,
                standardError,
                quadratureError,
                convergenceRadius,
                List.copyOf(rows));
    }
}
