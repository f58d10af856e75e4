package org.ascribe;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/**
 * Running mean and variance of draws that arrive in portions, number by number. Memory does not grow with their count; the
 * update is that of Chan, Golub, LeVeque 1983, which does not cancel.
 */
public final class Moments {

    private long count;
    private NDArray mean;
    private NDArray squares;

    /** Of nothing yet. */
    public Moments() {}

    /**
     * Takes in some draws.
     *
     * @param draws {@code [k, ...]}; freed
     * @param scope where the moments live
     */
    public void add(NDArray draws, NDManager scope) {
        long k = draws.getShape().get(0);
        try (NDManager inner = scope.newSubManager()) {
            draws.attach(inner);
            NDArray average = draws.mean(new int[] {0});
            NDArray spread = draws.sub(average).square().sum(new int[] {0});
            if (count == 0) {
                average.attach(scope);
                spread.attach(scope);
                mean = average;
                squares = spread;
            } else {
                NDArray delta = average.sub(mean);
                double total = count + k;
                squares.addi(spread).addi(delta.square().muli(count * k / total));
                mean.addi(delta.muli(k / total));
            }
        }
        count += k;
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
     * The mean of the squares, {@code mean² + variance}.
     *
     * @return {@code [...]}
     */
    public NDArray meanSquare() {
        return mean.square().addi(variance());
    }

    /**
     * The population variance, {@code Σ (a - mean)² / S}.
     *
     * @return {@code [...]}
     */
    public NDArray variance() {
        return squares.div(count);
    }

    /**
     * The standard error of the mean, {@code √(Σ (a - mean)² / (S - 1) / S)}; NaN for a single draw, of which nothing is known.
     *
     * @return {@code [...]}; null of no draws
     */
    public NDArray standardError() {
        return squares.div(count - 1.0).divi(count).sqrt();
    }
}
