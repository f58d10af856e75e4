package org.ascribe.study.gradientview.table;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.hipparchus.stat.correlation.PearsonsCorrelation;

/** What is measured on maps, a number a map or a pair of maps. */
final class MapComparison {

    /** The part of the features that "a few" are. */
    static final double FEW = 0.01;

    private MapComparison() {}

    /** Pearson's correlation over the features. */
    static double correlation(double[] a, double[] b) {
        return new PearsonsCorrelation().correlation(a, b);
    }

    /** {@code maxᵢ |aᵢ − bᵢ| / maxᵢ |bᵢ|}. */
    static double difference(double[] a, double[] b) {
        double apart = IntStream.range(0, b.length)
                .mapToDouble(i -> Math.abs(a[i] - b[i]))
                .max()
                .orElseThrow();
        return apart / Arrays.stream(b).map(Math::abs).max().orElseThrow();
    }

    /** {@code Σ|aᵢ − bᵢ| / Σ|bᵢ|}. */
    static double distance(double[] a, double[] b) {
        double apart = IntStream.range(0, b.length)
                .mapToDouble(i -> Math.abs(a[i] - b[i]))
                .sum();
        return apart / mass(b);
    }

    /** {@code Σ|aᵢ|}. */
    static double mass(double... a) {
        return Arrays.stream(a).map(Math::abs).sum();
    }

    /** The part of Σ|aᵢ| that the largest {@link #FEW} of the features have. */
    static double concentration(double... a) {
        double[] sizes = Arrays.stream(a).map(Math::abs).sorted().toArray();
        int few = (int) Math.ceil(FEW * sizes.length);
        return Arrays.stream(sizes, sizes.length - few, sizes.length).sum() / mass(a);
    }
}
