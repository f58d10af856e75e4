package org.ascribe.metric;

import java.util.stream.DoubleStream;

/** How differences of neighbours become one number. */
public enum Norm {
    /** The sum of absolute values. */
    L1 {
        @Override
        double of(DoubleStream differences) {
            return differences.map(Math::abs).sum();
        }
    },
    /** The root of the sum of squares. */
    L2 {
        @Override
        double of(DoubleStream differences) {
            return Math.sqrt(differences.map(d -> d * d).sum());
        }
    };

    abstract double of(DoubleStream differences);
}
