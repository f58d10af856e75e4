package org.ascribe.study.gradientview.perturbation;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Where curves are measured, in per cent of the features. Removal is cumulative and the order is made once, so that a point does not
 * depend on which others are measured: between the points there are steps that nobody looked at, no coarser ones.
 */
final class RemovalGrid {

    private static final double[] PER_CENT = DoubleStream.concat(
                    DoubleStream.of(0, 0.125, 0.25, 0.5, 1, 1.5, 2, 3, 4, 5, 7.5, 10, 12.5, 15, 20, 25, 30, 35),
                    IntStream.rangeClosed(4, 10).mapToDouble(ten -> 10.0 * ten))
            .toArray();

    private RemovalGrid() {}

    static double[] perCent() {
        return PER_CENT.clone();
    }

    /** How many of so many features are removed at each point, in multiples of a step. */
    static int[] counts(int features, int step) {
        return DoubleStream.of(PER_CENT)
                .mapToInt(p ->
                        p == 100 ? features : (int) Math.min(features, step * Math.round(p / 100 * features / step)))
                .toArray();
    }

    /** The point at so many per cent, which must be one of the grid. */
    static int point(double perCent) {
        return IntStream.range(0, PER_CENT.length)
                .filter(i -> PER_CENT[i] == perCent)
                .findFirst()
                .orElseThrow();
    }
}
