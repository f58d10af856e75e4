package org.ascribe.taylor.principle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ascribe.Attribution;
import org.ascribe.AttributionMethod;
import org.ascribe.network.Activation;
import org.hipparchus.stat.descriptive.DescriptiveStatistics;
import org.hipparchus.stat.regression.SimpleRegression;

/**
 * The third principle, an unbiased baseline: features that play the same role get values that do not follow their brightness.
 *
 * <ul>
 *   <li>Asked of {@code f(z) = Σᵢ zᵢ}, where a method that follows the first two principles gives −Δᵢ = xᵢ − bᵢ, so that its
 *       values are the differences themselves; and of {@code f(z) = ½ Σᵢ (1 + zᵢ - xᵢ)²}, whose derivatives at the explained x are the same for all features
 *       too.
 *   <li>The number is the slope of aᵢ on xᵢ, mean over points, where it is furthest from 0: about 1 for a zero baseline, 0 for an
 *       unbiased one. Yes if both slopes are 0 within three standard errors, which come from how much the points differ.
 *   <li>A method that names no baseline is biased all the same if its values follow the features, as those of Gradient × Input do. If
 *       they do not, it has no baseline that could be chosen well or badly, and cannot be asked. Nor can one that tells no parts of
 *       an image apart, or gives nothing to any.
 *   <li>Easily had: baselines around x cancel in all that is linear, so that Expected Gradients with Gaussian ones follow the
 *       principle and give {@code Σᵢ zᵢ} nothing but noise.
 * </ul>
 *
 * Deng et al. 2021, third principle and section "The selection of baseline point".
 *
 * @param seed what the points follow from
 */
public record UnbiasedBaseline(long seed) implements Criterion {

    private static final int POINTS = 16;
    private static final double ROUNDING = 1e-6;

    @Override
    public Ruling judge(AttributionMethod method) {
        return Ruling.unlessRefused(() -> ruling(method));
    }

    /** How values follow features. */
    private record Slope(String f, boolean named, double mean, double error, double gift, double spread) {
        boolean isZero() {
            if (3 * error > 0.5) {
                throw new IllegalStateException(String.format(
                        Locale.ROOT, "its noise, %.2g on a slope, hides what is asked; expected more draws", error));
            }
            return Math.abs(mean) <= Math.max(ROUNDING, 3 * error);
        }

        String words() {
            return String.format(
                    Locale.ROOT, "%.3g ± %.1g of %s (values %.2g, spread %.2g)", mean, error, f, gift, spread);
        }
    }

    private Ruling ruling(AttributionMethod method) {
        Units units = Units.of(method);
        if (units.members().size() < 3) {
            throw new IllegalArgumentException(
                    "parts of an image it tells apart: " + units.members().size() + "; expected 3 or more");
        }
        Random random = new Random(seed);
        double[][] points = new double[POINTS][];
        Arrays.setAll(points, p -> random.doubles(Probe.FEATURES).toArray());
        List<Slope> slopes = new ArrayList<>();
        slope("Σ zᵢ", sum().ask(method, new int[POINTS], points), units).ifPresent(slopes::add);
        int[] own = IntStream.range(0, POINTS).toArray();
        slope("½ Σ (1 + zᵢ - xᵢ)²", equalRoles(points).ask(method, own, points), units)
                .ifPresent(slopes::add);
        Slope steepest = slopes.stream()
                .max((a, b) -> Double.compare(Math.abs(a.mean), Math.abs(b.mean)))
                .orElseThrow(() -> new IllegalArgumentException("it gives every feature 0"));
        String words = "slopes " + slopes.stream().map(Slope::words).collect(Collectors.joining(", "));
        if (!slopes.stream().allMatch(Slope::isZero)) {
            return new Ruling(Followed.NO, steepest.mean, words);
        }
        return slopes.stream().allMatch(Slope::named)
                ? new Ruling(Followed.YES, steepest.mean, words)
                : new Ruling(Followed.NOT_ASKED, steepest.mean, "it names no baseline that could be biased; " + words);
    }

    private static Probe sum() {
        double[] ones = new double[Probe.FEATURES];
        Arrays.fill(ones, 1);
        return Probe.of(Activation.SQUARE, Dense.withoutBias(ones));
    }

    /** Function p has the same derivatives for all features at point p. */
    private static Probe equalRoles(double[][] points) {
        int n = Probe.FEATURES;
        double[][] identity = new double[n * POINTS][n];
        double[] shift = new double[n * POINTS];
        double[][] halves = new double[POINTS][n * POINTS];
        for (int k = 0; k < n * POINTS; k++) {
            identity[k][k % n] = 1;
            shift[k] = 1 - points[k / n][k % n];
            halves[k / n][k] = 0.5;
        }
        return Probe.of(Activation.SQUARE, new Dense(identity, shift), Dense.withoutBias(halves));
    }

    /** The mean over points of a regression on the features; nothing where a method gives nothing. */
    private static Optional<Slope> slope(String f, List<Attribution> answers, Units units) {
        DescriptiveStatistics slopes = new DescriptiveStatistics();
        DescriptiveStatistics all = new DescriptiveStatistics();
        for (Attribution a : answers) {
            double[] x = a.input();
            double[] values = a.values();
            SimpleRegression line = new SimpleRegression();
            for (List<Integer> unit : units.members()) {
                double mean = unit.stream().mapToDouble(i -> x[i]).average().orElseThrow();
                line.addData(mean, values[unit.get(0)] / unit.size());
                all.addValue(values[unit.get(0)] / unit.size());
            }
            slopes.addValue(line.getSlope());
        }
        if (all.getMax() == 0 && all.getMin() == 0) {
            return Optional.empty();
        }
        return Optional.of(new Slope(
                f,
                answers.stream().allMatch(a -> a.baselineOutput().isPresent()),
                slopes.getMean(),
                slopes.getStandardDeviation() / Math.sqrt(POINTS),
                all.getMean(),
                all.getStandardDeviation()));
    }
}
