package org.ascribe.metric;

/**
 * Simpson's rule on equally spaced points, a unit apart. It fits a parabola to every pair of intervals; an even number of points
 * leaves one interval over, and SciPy has treated that in two ways, both here so that published areas can be matched.
 */
public enum Simpson {

    /**
     * The interval left over is the last one and lies under the parabola through the last three points: SciPy 1.11 and later.
     * Exact for parabolas.
     */
    PARABOLA_AT_THE_END {
        @Override
        double even(double[] y) {
            int last = y.length - 1;
            return odd(y, 0, last - 1) + (5 * y[last] + 8 * y[last - 1] - y[last - 2]) / 12;
        }
    },

    /**
     * The mean of two areas: a trapezium at the last interval, and one at the first. SciPy up to 1.10, and so the areas of
     * SmoothTaylor's paper. Exact for straight lines only.
     */
    MEAN_OF_TRAPEZIA_AT_BOTH_ENDS {
        @Override
        double even(double[] y) {
            int last = y.length - 1;
            double atTheEnd = odd(y, 0, last - 1) + (y[last - 1] + y[last]) / 2;
            double atTheStart = (y[0] + y[1]) / 2 + odd(y, 1, last);
            return (atTheEnd + atTheStart) / 2;
        }
    };

    abstract double even(double[] y);

    /**
     * The area under a curve.
     *
     * @param y two points or more
     * @return the area; for two points that of the trapezium
     * @throws IllegalArgumentException if there are fewer than two points
     */
    public double area(double... y) {
        if (y.length < 2) {
            throw new IllegalArgumentException("y: " + y.length + " points; expected two or more to have an area");
        }
        if (y.length == 2) {
            return (y[0] + y[1]) / 2;
        }
        return y.length % 2 == 1 ? odd(y, 0, y.length - 1) : even(y);
    }

    /** Over the points first to last, an odd number of them. */
    private static double odd(double[] y, int first, int last) {
        double sum = 0;
        for (int i = first; i + 2 <= last; i += 2) {
            sum += y[i] + 4 * y[i + 1] + y[i + 2];
        }
        return sum / 3;
    }
}
