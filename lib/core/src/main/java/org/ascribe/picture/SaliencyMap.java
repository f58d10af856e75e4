package org.ascribe.picture;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.hipparchus.stat.descriptive.rank.Percentile;
import org.hipparchus.stat.descriptive.rank.Percentile.EstimationType;

/**
 * Maps as they are published: absolute values, brought to 0 … 1 by their minimum and their 99th percentile (linear interpolation),
 * larger ones cut off. Sign and scale are gone, and a map of noise looks as strong as any other.
 *
 * <p>Goh et al. 2021 (SmoothTaylor), section "Average Total Variation".
 */
public final class SaliencyMap {

    /** Relative: what smoothing a constant map leaves of differences by rounding alone, and no map that says something has. */
    private static final double ROUNDING = 1e-12;

    private SaliencyMap() {}

    /**
     * The saliency map of a map.
     *
     * @param map signed attributions, channels summed, {@code [height][width]}, finite
     * @return between 0 and 1; of a map with one magnitude all over, up to rounding, zeros
     * @throws IllegalArgumentException if the map is empty
     */
    public static double[][] of(double[][] map) {
        double[] values = magnitudes(map);
        if (values.length == 0) {
            throw new IllegalArgumentException("map: empty; expected one row or more of one pixel or more");
        }
        double low = Arrays.stream(values).min().orElseThrow();
        double largest = Arrays.stream(values).max().orElseThrow();
        if (largest - low <= ROUNDING * largest) {
            return each(map, v -> 0);
        }
        double high = high(values);
        return each(map, v -> fraction(Math.abs(v), low, high));
    }

    /**
     * The value that becomes 1.
     *
     * @param map signed attributions, {@code [height][width]}, finite
     * @return the 99th percentile of the magnitudes
     */
    public static double limit(double[][] map) {
        return high(magnitudes(map));
    }

    private static double[] magnitudes(double[][] map) {
        double[] values =
                new double[Arrays.stream(map).mapToInt(row -> row.length).sum()];
        int at = 0;
        for (double[] row : map) {
            for (double value : row) {
                values[at++] = Math.abs(value);
            }
        }
        return values;
    }

    private static double high(double[] magnitudes) {
        return new Percentile(99).withEstimationType(EstimationType.R_7).evaluate(magnitudes);
    }

    /** Where more than 99 % share the minimum, low and high coincide and the limit is a step. */
    private static double fraction(double v, double low, double high) {
        return v <= low ? 0 : v >= high ? 1 : (v - low) / (high - low);
    }

    private static double[][] each(double[][] map, DoubleUnaryOperator change) {
        return Arrays.stream(map)
                .map(row -> Arrays.stream(row).map(change).toArray())
                .toArray(double[][]::new);
    }
}
