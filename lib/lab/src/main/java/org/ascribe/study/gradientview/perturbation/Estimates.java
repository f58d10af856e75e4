package org.ascribe.study.gradientview.perturbation;

import java.util.Arrays;
import java.util.Locale;
import org.ascribe.result.Bootstrap;
import org.ascribe.result.Estimate;
import org.ascribe.result.OnlyShows;

/** Means over samples with intervals, in words. */
@OnlyShows
final class Estimates {

    private Estimates() {}

    /** Over the samples that have a number; NaN if none has. */
    static Estimate mean(double... items) {
        double[] defined =
                Arrays.stream(items).filter(item -> !Double.isNaN(item)).toArray();
        return defined.length == 0
                ? new Estimate(Double.NaN, Double.NaN, Double.NaN, 0)
                : Bootstrap.DEFAULT.mean(defined);
    }

    /** With so many decimals. */
    static String words(Estimate estimate, int decimals) {
        return Double.isNaN(estimate.value())
                ? "–"
                : number(estimate.value(), decimals) + " [" + number(estimate.low(), decimals) + ", "
                        + number(estimate.high(), decimals) + "]";
    }

    static String words(Estimate estimate) {
        return words(estimate, 2);
    }

    static String number(double value, int decimals) {
        String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
        return text.matches("-0\\.?0*") ? text.substring(1) : text;
    }
}
