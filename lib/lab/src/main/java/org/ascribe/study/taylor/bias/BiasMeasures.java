package org.ascribe.study.taylor.bias;

import java.util.Arrays;
import org.ascribe.Attribution;
import org.hipparchus.stat.StatUtils;
import org.hipparchus.stat.correlation.PearsonsCorrelation;

/**
 * What {@link BaselineBias} measures on one attribution.
 *
 * @param object which pixels are the object
 * @param distances |Δᵢ| of every pixel
 * @param attribution of as many pixels
 */
record BiasMeasures(boolean[] object, double[] distances, Attribution attribution) {

    /** What rounding leaves of the differences between equal numbers is no difference. */
    private static final double EQUAL = 1e-9;

    /** The object's part of the image. */
    double area() {
        return onObject(ones(object.length)) / object.length;
    }

    /** The object's part of Σ|aᵢ|. */
    double share() {
        double[] sizes = sizes();
        return onObject(sizes) / StatUtils.sum(sizes);
    }

    /** How unlike each other the |Δᵢ| are: their standard deviation over their mean. */
    double spread() {
        return Math.sqrt(StatUtils.populationVariance(distances)) / StatUtils.mean(distances);
    }

    /** The correlation of |aᵢ| with |Δᵢ| over the pixels; NaN where all |Δᵢ| are the same. */
    double follows() {
        return spread() < EQUAL ? Double.NaN : new PearsonsCorrelation().correlation(sizes(), distances);
    }

    /** {@code |f(x) - f(b)|}, of a distribution {@code |f(x) - E f(b)|}. */
    double change() {
        return Math.abs(attribution.output() - attribution.baselineOutput().orElseThrow());
    }

    /** Σ SEᵢ / Σ|aᵢ|; √(π/2) = 1.25 where the attribution is nothing but normal noise, NaN for a method that does not sample. */
    double noise() {
        return attribution
                .certificate()
                .standardError()
                .map(errors -> StatUtils.sum(errors) / StatUtils.sum(sizes()))
                .orElse(Double.NaN);
    }

    private double[] sizes() {
        return Arrays.stream(attribution.values()).map(Math::abs).toArray();
    }

    private double onObject(double[] values) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += object[i] ? values[i] : 0;
        }
        return sum;
    }

    private static double[] ones(int length) {
        double[] ones = new double[length];
        Arrays.fill(ones, 1);
        return ones;
    }
}
