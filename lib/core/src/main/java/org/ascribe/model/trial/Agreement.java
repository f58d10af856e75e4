package org.ascribe.model.trial;

import ai.djl.ndarray.types.DataType;
import java.util.Arrays;

/**
 * Whether two passes gave the same scores.
 *
 * <p>Not bit for bit: a batch of another size is added up in another order, by several threads as each happens to finish. That
 * moves a score by some roundings of what was added up: by 3e-7 of the largest score in a ResNet-50 in float32, whose unit of rounding is
 * 6e-8; deeper networks and cancelling sums multiply it. A difference of more than 1e-4, or 1e-9 in float64, is one of the model,
 * unless it computes more coarsely inside than its samples are.
 */
final class Agreement {

    /** More than that is no rounding, not of a model of half precision either. */
    static final double COARSE = 1e-2;

    private static final double FLOAT32 = 1e-4;
    private static final double FLOAT64 = 1e-9;

    private Agreement() {}

    static double tolerance(DataType type) {
        return type == DataType.FLOAT64 ? FLOAT64 : FLOAT32;
    }

    /**
     * Whether all scores agree, relative to the largest of their row, or to the median of those of all rows: a row of small
     * scores is no more exact than the others. A NaN agrees with a NaN.
     */
    static boolean of(double[][] a, double[][] b, double tolerance) {
        double[] largest = Arrays.stream(a).mapToDouble(Agreement::largest).toArray();
        double[] sorted = Arrays.stream(largest).sorted().toArray();
        double usual = sorted[(sorted.length - 1) / 2];
        for (int i = 0; i < a.length; i++) {
            if (!of(a[i], b[i], tolerance * Math.max(usual, largest[i]))) {
                return false;
            }
        }
        return true;
    }

    private static boolean of(double[] a, double[] b, double allowed) {
        boolean alike = a.length == b.length;
        for (int k = 0; alike && k < a.length; k++) {
            alike = Double.compare(a[k], b[k]) == 0 || Math.abs(a[k] - b[k]) <= allowed;
        }
        return alike;
    }

    private static double largest(double[] row) {
        return Arrays.stream(row).filter(Double::isFinite).map(Math::abs).max().orElse(0);
    }
}
