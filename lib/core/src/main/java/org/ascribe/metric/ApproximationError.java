package org.ascribe.metric;

/**
 * How much of the output change an expansion misses: {@code |Δf - g₂| / |Δf|}, without unit; lower is better.
 *
 * <p>Deng et al. 2021, section "Empirical validations of reformulations", there averaged over samples as ε̄. Large for samples
 * with small Δf, whatever the expansion: look at the median too.
 */
public final class ApproximationError {

    private ApproximationError() {}

    /**
     * The error of one sample.
     *
     * @param change f(x) − f(b)
     * @param expansion what the expansion makes of it
     * @return the normalised error; NaN if both are 0
     */
    public static double of(double change, double expansion) {
        return Math.abs(change - expansion) / Math.abs(change);
    }
}
