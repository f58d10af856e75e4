package org.ascribe.sampling;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;

/**
 * Running mean and variance of draws that arrive in portions, number by number, with the standard errors of both. Memory does
 * not grow with their count, and the updates do not cancel: Chan, Golub, LeVeque 1983; for the third and fourth moment, Pébay
 * 2008.
 */
public final class Moments {

    private static final int[] DRAWS = {0};

    private long count;
    private NDArray mean;
    /** {@code Σ (a - mean)²}, {@code ³}, {@code ⁴}; the last two only for the standard error of the variance. */
    private NDArray squares;

    private NDArray cubes;
    private NDArray quartics;

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

    private Moments(NDArray draws, boolean meanOnly) {
        this(1, meanOnly);
        count = draws.getShape().get(0);
        mean = draws.mean(DRAWS);
        NDArray away = draws.sub(mean);
        if (meanOnly) {
            squares = away.muli(away).sum(DRAWS);
            return;
        }
        NDArray square = away.square();
        squares = square.sum(DRAWS);
        cubes = square.mul(away).sum(DRAWS);
        quartics = square.square().sum(DRAWS);
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
            Moments more = new Moments(means, meanOnly);
            if (count == 0) {
                mean = more.mean;
                squares = more.squares;
                cubes = more.cubes;
                quartics = more.quartics;
                (meanOnly ? new NDList(mean, squares) : new NDList(mean, squares, cubes, quartics)).attach(scope);
            } else {
                merge(more, count, more.count);
            }
            count += more.count;
        }
    }

    /** Products begin with an array that is freed, and so are freed themselves. */
    private void merge(Moments more, double k, double m) {
        double n = k + m;
        NDArray step = more.mean.sub(mean);
        NDArray square = step.square();
        if (!meanOnly) {
            mergeHigher(more, step, square, k, m);
        }
        squares.addi(more.squares).addi(square.muli(k * m / n));
        mean.addi(step.muli(m / n));
    }

    /** Before the squares are merged, for these are asked for as they were. */
    private void mergeHigher(Moments more, NDArray step, NDArray square, double k, double m) {
        double n = k + m;
        quartics.addi(more.quartics)
                .addi(square.square().muli(k * m * (k * k - k * m + m * m) / (n * n * n)))
                .addi(square.mul(more.squares).muli(6 * k * k / (n * n)))
                .addi(square.mul(squares).muli(6 * m * m / (n * n)))
                .addi(step.mul(more.cubes).muli(4 * k / n))
                .subi(step.mul(cubes).muli(4 * m / n));
        cubes.addi(more.cubes)
                .addi(square.mul(step).muli(k * m * (k - m) / (n * n)))
                .addi(step.mul(more.squares).muli(3 * k / n))
                .subi(step.mul(squares).muli(3 * m / n));
    }

    /**
     * The mean.
     *
     * @return {@code [...]}; null of no draws
     */
    public NDArray mean() {
        return mean;
    }

    /**
     * The standard error of the mean, {@code √(Σ (a - mean)² / (S - 1) / S)}; NaN for a single draw, of which nothing is known.
     *
     * @return {@code [...]}; null of no draws
     */
    public NDArray standardError() {
        return count == 0 ? null : squares.div(count - 1.0).divi(count).sqrt();
    }

    /**
     * The population variance, {@code v = Σ (a - mean)² / S}.
     *
     * @return {@code [...]}; null of no draws
     */
    public NDArray variance() {
        return count == 0 ? null : squares.div(count);
    }

    /**
     * The standard error of the variance for many draws, {@code √((Σ (a - mean)⁴ / S - v²) / S)}; NaN for a single draw.
     *
     * @return {@code [...]}; null of no draws
     * @throws IllegalStateException if only the mean is kept
     */
    public NDArray varianceStandardError() {
        if (meanOnly) {
            throw new IllegalStateException("moments: of the mean; expected those with a fourth moment, new Moments()");
        }
        if (count < 2) {
            return standardError();
        }
        return quartics.div(count)
                .subi(variance().square())
                .maximum(0)
                .divi(count)
                .sqrt();
    }
}
