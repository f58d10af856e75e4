package org.ascribe.metric;

import java.util.Comparator;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Features in the order of their attributions. */
final class Ranking {

    private Ranking() {}

    /** Indices by value, largest first; among equals the lower index first. */
    static int[] descending(double[] values) {
        return ascending(i -> -values[i], values.length);
    }

    /** Indices by value, smallest first; among equals the lower index first. */
    static int[] ascending(double[] values) {
        return ascending(i -> values[i], values.length);
    }

    private static int[] ascending(IntToDoubleFunction key, int size) {
        // Adding 0 makes -0 equal to 0, which Double.compare would tell apart.
        return IntStream.range(0, size)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> key.applyAsDouble(i) + 0.0))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
