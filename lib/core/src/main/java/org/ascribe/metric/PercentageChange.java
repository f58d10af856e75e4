package org.ascribe.metric;

/**
 * How far a reformulated attribution is from the original: {@code 100 ‖o - r‖² / ‖o‖²}, in percent; lower is better, 0 is
 * equality. It is a ratio of squares: a difference of 10 % in length is 1 %.
 *
 * <p>Deng et al. 2021, section "Empirical validations of reformulations"; the paper averages it over samples.
 */
public final class PercentageChange {

    private PercentageChange() {}

    /**
     * The change of one sample.
     *
     * @param original o
     * @param reformulated r, as long as o
     * @return percent; NaN if both are all zeros, infinite if only o is
     */
    public static double of(double[] original, double[] reformulated) {
        if (original.length != reformulated.length) {
            throw new IllegalArgumentException("reformulated: " + reformulated.length + " values; expected "
                    + original.length + ", as many as the original has");
        }
        double difference = 0;
        double length = 0;
        for (int i = 0; i < original.length; i++) {
            double d = original[i] - reformulated[i];
            difference += d * d;
            length += original[i] * original[i];
        }
        return 100 * difference / length;
    }
}
