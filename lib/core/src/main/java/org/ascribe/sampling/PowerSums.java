package org.ascribe.sampling;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.Optional;

/** The mean of some draws, one or more, and the sums of the powers of their distances from it, {@code Σ (a - mean)ᵏ}. */
final class PowerSums {

    private static final int[] DRAWS = {0};

    private long count;
    private final NDArray mean;
    private final NDArray squares;
    private final Optional<Higher> higher;

    /** Only for the standard error of the variance. */
    private record Higher(NDArray cubes, NDArray quartics) {}

    private PowerSums(long count, NDArray mean, NDArray squares, Optional<Higher> higher) {
        this.count = count;
        this.mean = mean;
        this.squares = squares;
        this.higher = higher;
    }

    /** Of draws {@code [k, ...]}. */
    static PowerSums of(NDArray draws, boolean meanOnly) {
        long count = draws.getShape().get(0);
        NDArray mean = draws.mean(DRAWS);
        NDArray away = draws.sub(mean);
        if (meanOnly) {
            return new PowerSums(count, mean, away.muli(away).sum(DRAWS), Optional.empty());
        }
        NDArray square = away.square();
        NDArray cubes = square.mul(away).sum(DRAWS);
        NDArray quartics = square.square().sum(DRAWS);
        return new PowerSums(count, mean, square.sum(DRAWS), Optional.of(new Higher(cubes, quartics)));
    }

    void attach(NDManager scope) {
        new NDList(mean, squares).attach(scope);
        higher.ifPresent(own -> new NDList(own.cubes, own.quartics).attach(scope));
    }

    /** Takes in as many powers of other draws. Products begin with an array that is freed, and so are freed themselves. */
    void merge(PowerSums more) {
        double k = count;
        double m = more.count;
        double n = k + m;
        NDArray step = more.mean.sub(mean);
        NDArray square = step.square();
        higher.ifPresent(own -> mergeHigher(own, more, step, square));
        squares.addi(more.squares).addi(square.muli(k * m / n));
        mean.addi(step.muli(m / n));
        count += more.count;
    }

    /** Before the squares are merged, for these are asked for as they were. */
    private void mergeHigher(Higher own, PowerSums more, NDArray step, NDArray square) {
        double k = count;
        double m = more.count;
        double n = k + m;
        Higher others = more.higher.orElseThrow();
        own.quartics
                .addi(others.quartics)
                .addi(square.square().muli(k * m * (k * k - k * m + m * m) / (n * n * n)))
                .addi(square.mul(more.squares).muli(6 * k * k / (n * n)))
                .addi(square.mul(squares).muli(6 * m * m / (n * n)))
                .addi(step.mul(others.cubes).muli(4 * k / n))
                .subi(step.mul(own.cubes).muli(4 * m / n));
        own.cubes
                .addi(others.cubes)
                .addi(square.mul(step).muli(k * m * (k - m) / (n * n)))
                .addi(step.mul(more.squares).muli(3 * k / n))
                .subi(step.mul(squares).muli(3 * m / n));
    }

    NDArray mean() {
        return mean;
    }

    NDArray standardError() {
        return squares.div(count - 1.0).divi(count).sqrt();
    }

    NDArray variance() {
        return squares.div(count);
    }

    NDArray varianceStandardError() {
        if (count < 2) {
            return standardError();
        }
        return higher.orElseThrow()
                .quartics
                .div(count)
                .subi(variance().square())
                .maximum(0)
                .divi(count)
                .sqrt();
    }
}
