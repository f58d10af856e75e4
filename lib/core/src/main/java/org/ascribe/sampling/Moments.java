package org.ascribe.sampling;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.jspecify.annotations.Nullable;

/**
 * Running mean and variance of draws that arrive in portions, number by number, with the standard errors of both. Memory does
 * not grow with their count, and the updates do not cancel: Chan, Golub, LeVeque 1983; for the third and fourth moment, Pébay
 * 2008.
 */
public final class Moments {

    /** Null of no draws. */
    private @Nullable PowerSums sums;

    private final BlockMeans blocks;
    private final boolean meanOnly;

    /** Of independent draws; nothing yet. */
    public Moments() {
        this(1);
    }

    /**
     * Of draws of which so many consecutive ones depend on one another: the mean of each such block counts as one draw, so that the
     * standard errors are those of independent numbers. A last block that is not complete does not count.
     *
     * @param together how many, see {@link Sampler#together}
     * @throws IllegalArgumentException if there are none
     */
    public Moments(int together) {
        this(together, false);
    }

    private Moments(int together, boolean meanOnly) {
        blocks = new BlockMeans(together);
        this.meanOnly = meanOnly;
    }

    /**
     * Without the third and fourth moment, which only the standard error of the variance needs: a third of the work.
     *
     * @param together as above
     * @return mean, its standard error, and the variance; of nothing yet
     */
    public static Moments ofMean(int together) {
        return new Moments(together, true);
    }

    /**
     * Takes in some draws.
     *
     * @param draws {@code [k, ...]}; freed
     * @param scope where the moments live
     */
    public void add(NDArray draws, NDManager scope) {
        try (NDManager inner = scope.newSubManager()) {
            draws.attach(inner);
            NDArray means = blocks.of(draws, scope);
            if (means == null) {
                return;
            }
            PowerSums more = PowerSums.of(means, meanOnly);
            if (sums == null) {
                more.attach(scope);
                sums = more;
            } else {
                sums.merge(more);
            }
        }
    }

    /** {@return whether there are no draws yet, or no complete block of them: of nothing there is no mean} */
    public boolean isEmpty() {
        return sums == null;
    }

    /**
     * The mean.
     *
     * @return {@code [...]}
     * @throws IllegalStateException if there are no draws
     */
    public NDArray mean() {
        return some().mean();
    }

    /**
     * The standard error of the mean, {@code √(Σ (a - mean)² / (S - 1) / S)}; NaN for a single draw, of which nothing is known.
     *
     * @return {@code [...]}
     * @throws IllegalStateException if there are no draws
     */
    public NDArray standardError() {
        return some().standardError();
    }

    /**
     * The population variance, {@code v = Σ (a - mean)² / S}.
     *
     * @return {@code [...]}
     * @throws IllegalStateException if there are no draws
     */
    public NDArray variance() {
        return some().variance();
    }

    /**
     * The standard error of the variance for many draws, {@code √((Σ (a - mean)⁴ / S - v²) / S)}; NaN for a single draw.
     *
     * @return {@code [...]}
     * @throws IllegalStateException if there are no draws, or only the mean is kept
     */
    public NDArray varianceStandardError() {
        if (meanOnly) {
            throw new IllegalStateException("moments: of the mean; expected those with a fourth moment, new Moments()");
        }
        return some().varianceStandardError();
    }

    private PowerSums some() {
        if (sums == null) {
            throw new IllegalStateException("moments: of no draws; expected one complete block of them or more");
        }
        return sums;
    }
}
