package org.ascribe.study.taylor.bias;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import org.ascribe.result.Bootstrap;
import org.ascribe.result.Entry;
import org.ascribe.result.Estimate;
import org.ascribe.result.OnlyShows;
import org.ascribe.result.Rows;

/**
 * The rows of {@link BaselineBias} by what they are about, each group with one row an image, in the same order.
 *
 * @param groups rows by model, baseline, method and polarity
 */
@OnlyShows
record BiasNumbers(Map<List<String>, Rows> groups) {

    /** Below it, a difference of shares is rounding. */
    private static final double ROUNDING = 1e-9;

    static BiasNumbers of(Rows rows) {
        return new BiasNumbers(rows.groupBy("model", "baseline", "method", "polarity"));
    }

    List<String> models() {
        return distinct(0);
    }

    List<String> baselines() {
        return distinct(1);
    }

    private List<String> distinct(int part) {
        return groups.keySet().stream().map(key -> key.get(part)).distinct().toList();
    }

    int images() {
        return groups.values().iterator().next().size();
    }

    boolean has(String model, String baseline, String method) {
        return groups.containsKey(List.of(model, baseline, method, Polarity.WHITE.toString()));
    }

    /** Integrated Gradients, or their expectation where the baseline is a distribution. */
    String integrated(String model, String baseline) {
        return has(model, baseline, "IG") ? "IG" : "EG";
    }

    /** A column of what {@link #integrated} says, one number an image. */
    double[] column(String model, String baseline, Polarity polarity, String column) {
        return column(model, baseline, integrated(model, baseline), polarity, column);
    }

    Estimate mean(String model, String baseline, Polarity polarity, String column) {
        return mean(column(model, baseline, polarity, column));
    }

    /** The Δ-bias of every image: what a white object's share is above that of a dark one. */
    double[] bias(String model, String baseline, String method) {
        return combined(
                column(model, baseline, method, Polarity.WHITE, "share"),
                column(model, baseline, method, Polarity.DARK, "share"),
                (white, dark) -> white - dark);
    }

    double[] bias(String model, String baseline) {
        return bias(model, baseline, integrated(model, baseline));
    }

    private double[] column(String model, String baseline, String method, Polarity polarity, String column) {
        return Entry.of(groups, List.of(model, baseline, method, polarity.toString()))
                .numbers(column);
    }

    static Estimate mean(double[] items) {
        return Bootstrap.DEFAULT.mean(items);
    }

    static double[] combined(double[] a, double[] b, DoubleBinaryOperator of) {
        double[] made = new double[a.length];
        Arrays.setAll(made, i -> of.applyAsDouble(a[i], b[i]));
        return made;
    }

    /** With three decimals, and "0" for what rounding leaves of nothing; a dash where there is no number. */
    static String words(Estimate estimate) {
        if (Double.isNaN(estimate.value())) {
            return "–";
        }
        return Math.abs(estimate.low()) < ROUNDING && Math.abs(estimate.high()) < ROUNDING
                ? "0"
                : words(estimate.value()) + " [" + words(estimate.low()) + ", " + words(estimate.high()) + "]";
    }

    static String words(double number) {
        String text = String.format(Locale.ROOT, "%.3f", number);
        return text.equals("-0.000") ? "0.000" : text;
    }
}
