package org.ascribe.result;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.hipparchus.stat.correlation.PearsonsCorrelation;
import org.hipparchus.stat.descriptive.rank.Percentile;
import org.hipparchus.stat.descriptive.rank.Percentile.EstimationType;

/**
 * Percentile bootstrap over items: the statistic of many samples of n items drawn with replacement from the n there are; its
 * 2.5 % and 97.5 % quantiles are the interval.
 *
 * <p>Statistics of the same items share the samples, so that cells of one table vary together as they would in a repetition.
 * The same seed gives the same bits, whatever the number of threads. For a single item the interval is a point and says
 * nothing; for few or heavy-tailed ones it is too narrow. Efron, Tibshirani 1993, chapter 13.
 *
 * @param seed of the samples
 * @param samples how many
 */
public record Bootstrap(long seed, int samples) {
    /** What every table uses: ten thousand samples, one seed. */
    public static final Bootstrap DEFAULT = new Bootstrap(20_201_103, 10_000);

    private static final double TAIL_PERCENT = 2.5;
    private static final double ROUNDING = 1e-12;

    /**
     * Checks that there are samples.
     *
     * @param seed as above
     * @param samples as above
     */
    public Bootstrap {
        if (samples < 100) {
            throw new IllegalArgumentException("samples: " + samples + "; expected 100 or more");
        }
    }

    /**
     * The mean.
     *
     * @param items one number per item
     * @return its estimate
     */
    public Estimate mean(double... items) {
        return means(List.of(items)).get(0);
    }

    /**
     * The means of several quantities of the same items; of different items, where the numbers of items differ.
     *
     * @param quantities one number per item for each quantity
     * @return an estimate of each
     */
    public List<Estimate> means(List<double[]> quantities) {
        Estimate[] estimates = new Estimate[quantities.size()];
        quantities.stream().mapToInt(q -> q.length).distinct().forEach(items -> {
            int[] cells = IntStream.range(0, estimates.length)
                    .filter(c -> quantities.get(c).length == items)
                    .toArray();
            List<Estimate> means =
                    meansOf(Arrays.stream(cells).mapToObj(quantities::get).toList(), items);
            for (int c = 0; c < cells.length; c++) {
                estimates[cells[c]] = means.get(c);
            }
        });
        return List.of(estimates);
    }

    /**
     * Statistics of the means of several quantities of the same items: their quotient, or a correlation across quantities.
     *
     * @param quantities one number per item for each quantity
     * @param statistics of their means, always as many; NaN where one is not defined, and such samples are left out
     * @return an estimate of each statistic
     * @throws IllegalArgumentException if there are no quantities, or the numbers of items differ
     */
    public List<Estimate> ofMeans(List<double[]> quantities, UnaryOperator<double[]> statistics) {
        if (quantities.isEmpty()) {
            throw new IllegalArgumentException("quantities: none; expected one or more");
        }
        int items = quantities.get(0).length;
        quantities.forEach(q -> requireAsMany("quantities", q, items));
        requireItems(items);
        double[] averages = quantities.stream().mapToDouble(Bootstrap::average).toArray();
        double[] values = statistics.apply(averages.clone());
        double[] deviations = deviations(quantities, averages);
        double[][] replicates = replicate(items, values.length, counts -> {
            double[] means = weightedMeans(deviations, averages.length, counts);
            for (int c = 0; c < means.length; c++) {
                means[c] += averages[c];
            }
            return statistics.apply(means);
        });
        return IntStream.range(0, values.length)
                .mapToObj(k -> estimate(values[k], replicates[k], items))
                .toList();
    }

    /**
     * The mean of the differences between two quantities, item by item.
     *
     * @param one one number per item
     * @param other as many
     * @return its estimate
     * @throws IllegalArgumentException if there are not as many of both
     */
    public Estimate difference(double[] one, double[] other) {
        requireAsMany("other", other, one.length);
        return mean(IntStream.range(0, one.length)
                .mapToDouble(i -> one[i] - other[i])
                .toArray());
    }

    /**
     * Pearson's correlation of two quantities.
     *
     * @param x one number per item
     * @param y as many
     * @return its estimate; NaN where one of the two does not vary. Samples in which one does not are left out
     * @throws IllegalArgumentException if there are not as many of both
     */
    public Estimate correlation(double[] x, double[] y) {
        requireAsMany("y", y, x.length);
        requireItems(x.length);
        double[] dx = deviations(x, average(x));
        double[] dy = deviations(y, average(y));
        double[] r = replicate(x.length, 1, counts -> new double[] {correlation(dx, dy, counts)})[0];
        double value = x.length < 2 ? Double.NaN : new PearsonsCorrelation().correlation(x, y);
        return estimate(value, r, x.length);
    }

    /**
     * The {@link Median}.
     *
     * @param items one number per item; infinite ones may be among them
     * @return its estimate; NaN if one of the items is
     */
    public Estimate median(double... items) {
        requireItems(items.length);
        if (Arrays.stream(items).anyMatch(Double::isNaN)) {
            return new Estimate(Double.NaN, Double.NaN, Double.NaN, items.length);
        }
        double[] sorted = Arrays.stream(items).sorted().toArray();
        double[] medians = replicate(sorted.length, 1, counts -> new double[] {Median.ofSorted(sorted, counts)})[0];
        // Order statistics: between two infinite medians there is nothing to interpolate.
        Arrays.sort(medians);
        int tail = (int) (TAIL_PERCENT / 100 * samples);
        return new Estimate(Median.of(items), medians[tail], medians[samples - 1 - tail], sorted.length);
    }

    private List<Estimate> meansOf(List<double[]> quantities, int items) {
        requireItems(items);
        int cells = quantities.size();
        double[] averages = quantities.stream().mapToDouble(Bootstrap::average).toArray();
        double[] deviations = deviations(quantities, averages);
        double[][] replicates = replicate(items, cells, counts -> weightedMeans(deviations, cells, counts));
        List<Estimate> estimates = new ArrayList<>();
        for (int c = 0; c < cells; c++) {
            Estimate shifted = estimate(0, replicates[c], items);
            double mean = averages[c];
            estimates.add(new Estimate(mean, mean + shifted.low(), mean + shifted.high(), items));
        }
        return estimates;
    }

    /** For each output of the statistic, its value in every sample. A sample is how often each item was drawn. */
    private double[][] replicate(int items, int outputs, Function<double[], double[]> statistic) {
        long[] seeds = new SplittableRandom(seed).longs(samples).toArray();
        double[][] replicates = new double[outputs][samples];
        IntStream.range(0, samples).parallel().forEach(s -> {
            SplittableRandom random = new SplittableRandom(seeds[s]);
            double[] counts = new double[items];
            for (int i = 0; i < items; i++) {
                counts[random.nextInt(items)]++;
            }
            double[] values = statistic.apply(counts);
            for (int o = 0; o < outputs; o++) {
                replicates[o][s] = values[o];
            }
        });
        return replicates;
    }

    private static double[] weightedMeans(double[] values, int cells, double[] weights) {
        double[] means = new double[cells];
        for (int i = 0; i < weights.length; i++) {
            double weight = weights[i];
            int first = i * cells;
            for (int c = 0; c < cells; c++) {
                means[c] += weight * values[first + c];
            }
        }
        for (int c = 0; c < cells; c++) {
            means[c] /= weights.length;
        }
        return means;
    }

    private static double correlation(double[] x, double[] y, double[] weights) {
        double n = weights.length;
        double sx = 0;
        double sy = 0;
        double sxx = 0;
        double syy = 0;
        double sxy = 0;
        for (int i = 0; i < weights.length; i++) {
            double wx = weights[i] * x[i];
            double wy = weights[i] * y[i];
            sx += wx;
            sy += wy;
            sxx += wx * x[i];
            syy += wy * y[i];
            sxy += wx * y[i];
        }
        double varianceX = sxx - sx * sx / n;
        double varianceY = syy - sy * sy / n;
        // What rounding leaves of the variance of one item drawn n times is no variance.
        boolean varies = varianceX > ROUNDING * sxx && varianceY > ROUNDING * syy;
        return varies ? (sxy - sx * sy / n) / Math.sqrt(varianceX * varianceY) : Double.NaN;
    }

    private static Estimate estimate(double value, double[] replicates, int items) {
        double[] defined =
                Arrays.stream(replicates).filter(r -> !Double.isNaN(r)).toArray();
        if (defined.length == 0 || Double.isNaN(value)) {
            return new Estimate(value, Double.NaN, Double.NaN, items);
        }
        Percentile percentile = new Percentile().withEstimationType(EstimationType.R_7);
        percentile.setData(defined);
        return new Estimate(value, percentile.evaluate(TAIL_PERCENT), percentile.evaluate(100 - TAIL_PERCENT), items);
    }

    /**
     * Items in the outer direction: the sums of all quantities then grow side by side, in vector registers. Deviations instead of
     * values: a quantity that does not vary gets an interval of exactly no width.
     */
    private static double[] deviations(List<double[]> quantities, double[] averages) {
        int cells = averages.length;
        int items = quantities.get(0).length;
        double[] deviations = new double[items * cells];
        for (int c = 0; c < cells; c++) {
            double[] cell = deviations(quantities.get(c), averages[c]);
            for (int i = 0; i < items; i++) {
                deviations[i * cells + c] = cell[i];
            }
        }
        return deviations;
    }

    private static double[] deviations(double[] values, double from) {
        return Arrays.stream(values).map(v -> v - from).toArray();
    }

    private static double average(double[] values) {
        return Arrays.stream(values).sum() / values.length;
    }

    private static void requireAsMany(String argument, double[] numbers, int items) {
        if (numbers.length != items) {
            throw new IllegalArgumentException(argument + ": " + numbers.length + " numbers; expected " + items
                    + ", one for each item of the first quantity");
        }
    }

    private static void requireItems(int items) {
        if (items == 0) {
            throw new IllegalArgumentException("items: none; a mean or a correlation needs one at least");
        }
    }
}
