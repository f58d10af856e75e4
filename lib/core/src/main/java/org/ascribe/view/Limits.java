package org.ascribe.view;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/** Which magnitude gets the strongest colour of a heat map; the other end is its negative. */
public sealed interface Limits {

    /**
     * The limit for the values of one map, or of several that share it.
     *
     * @param values attributions; those that are not finite are left out
     * @return a magnitude, 0 if all values are 0
     */
    double of(DoubleStream values);

    /**
     * The largest magnitude: nothing is clipped.
     *
     * @return the limits a heat map has unless told otherwise
     */
    static Limits largest() {
        return new Percentile(100);
    }

    /**
     * A percentile of the magnitudes, so that a few strong pixels do not bleach all others; what is beyond is clipped.
     *
     * @param percent above 0, up to 100
     * @return the limits
     */
    static Limits percentile(double percent) {
        return new Percentile(percent);
    }

    /**
     * A given magnitude, to compare maps drawn at different times.
     *
     * @param limit above 0
     * @return the limits
     */
    static Limits of(double limit) {
        return new Fixed(limit);
    }

    /**
     * Nearest-rank percentile of the magnitudes.
     *
     * @param percent above 0, up to 100
     */
    record Percentile(double percent) implements Limits {

        /**
         * Checks the range.
         *
         * @param percent above 0, up to 100
         */
        public Percentile {
            if (!(percent > 0 && percent <= 100)) {
                throw new IllegalArgumentException("percent: " + percent + "; expected more than 0 and at most 100");
            }
        }

        @Override
        public double of(DoubleStream values) {
            double[] sizes = values.filter(Double::isFinite).map(Math::abs).toArray();
            if (sizes.length == 0) {
                return 0;
            }
            Arrays.sort(sizes);
            return sizes[(int) Math.ceil(percent / 100 * sizes.length) - 1];
        }

        @Override
        public String toString() {
            return percent == 100 ? "largest |a|" : "percentile " + Numbers.of(percent) + " of |a|";
        }
    }

    /**
     * The same for every map.
     *
     * @param limit above 0
     */
    record Fixed(double limit) implements Limits {

        /**
         * Checks the range.
         *
         * @param limit above 0
         */
        public Fixed {
            if (!(limit > 0 && limit < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("limit: " + limit + "; expected a finite number above 0");
            }
        }

        @Override
        public double of(DoubleStream values) {
            return limit;
        }

        @Override
        public String toString() {
            return "given";
        }
    }
}
