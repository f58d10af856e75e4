package org.ascribe.model;

import ai.djl.ndarray.types.DataType;
import java.util.Arrays;

/**
 * Whether two passes gave the same scores.
 *
 * <p>Not bit for bit: a batch of another size is added up in another order, by several threads as each happens to finish. That
 * moves a score by some roundings of what was added up: by 3e-7 of the largest score in a ResNet-50 in float32, whose unit of rounding is
 * 6e-8; deeper networks and cancelling sums multiply it. A difference of more than 1e-4, or 1e-9 in float64, is one of the model.
 */
final class Agreement {

    private static final double FLOAT32 = 1e-4;
    private static final double FLOAT64 = 1e-9;

    private Agreement() {}

    /** Whether all scores agree, relative to the largest; a NaN agrees with a NaN. */
    static boolean of(double[] a, double[] b, DataType type) {
        if (a.length != b.length) {
            return false;
        }
        double largest =
                Arrays.stream(a).filter(Double::isFinite).map(Math::abs).max().orElse(0);
        double allowed = largest * (type == DataType.FLOAT64 ? FLOAT64 : FLOAT32);
        for (int i = 0; i < a.length; i++) {
            if (Double.compare(a[i], b[i]) != 0 && !(Math.abs(a[i] - b[i]) <= allowed)) {
                return false;
            }
        }
        return true;
    }
}
