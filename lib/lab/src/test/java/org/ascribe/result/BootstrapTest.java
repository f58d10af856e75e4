package org.ascribe.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ForkJoinPool;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.hipparchus.stat.correlation.PearsonsCorrelation;
import org.junit.jupiter.api.Test;

class BootstrapTest {

    @Test
    void ofMeansAgreesWithAPlainBootstrap() {
        double[] items = exponential(1, 60);
        Estimate estimate = Bootstrap.DEFAULT.mean(items);
        double[] means = plain(
                60,
                sample -> Arrays.stream(sample)
                        .mapToDouble(i -> items[i])
                        .average()
                        .orElseThrow());
        // Two quantiles of 20 000 random samples each: their own spread is some 0.003 at this width.
        double width = estimate.high() - estimate.low();
        assertThat(estimate.value()).isCloseTo(DoubleStream.of(items).average().orElseThrow(), within(1e-15));
        assertThat(estimate.low()).isCloseTo(means[(int) (0.025 * means.length)], within(0.03 * width));
        assertThat(estimate.high()).isCloseTo(means[(int) (0.975 * means.length)], within(0.03 * width));
    }

    @Test
    void ofACorrelationAgreesWithAPlainBootstrap() {
        double[] x = exponential(2, 80);
        double[] noise = exponential(3, 80);
        double[] y = IntStream.range(0, 80).mapToDouble(i -> x[i] + noise[i]).toArray();
        Estimate estimate = Bootstrap.DEFAULT.correlation(x, y);
        double[] r = plain(
                80,
                sample -> new PearsonsCorrelation()
                        .correlation(
                                Arrays.stream(sample).mapToDouble(i -> x[i]).toArray(),
                                Arrays.stream(sample).mapToDouble(i -> y[i]).toArray()));
        double width = estimate.high() - estimate.low();
        assertThat(estimate.low()).isCloseTo(r[(int) (0.025 * r.length)], within(0.03 * width));
        assertThat(estimate.high()).isCloseTo(r[(int) (0.975 * r.length)], within(0.03 * width));
    }

    @Test
    void ofSeveralMeansDrawsTheItemsOfAllTogether() {
        double[] x = exponential(4, 70);
        double[] y = IntStream.range(0, 70)
                .mapToObj(i -> 3 * x[i])
                .mapToDouble(v -> v)
                .toArray();
        List<Estimate> found = Bootstrap.DEFAULT.ofMeans(
                List.of(x, y), means -> new double[] {means[0], means[1] / means[0], Double.NaN});
        Estimate mean = Bootstrap.DEFAULT.mean(x);
        assertThat(found.get(0).low()).isCloseTo(mean.low(), within(1e-14));
        assertThat(found.get(0).high()).isCloseTo(mean.high(), within(1e-14));
        // Drawn apart, the quotient would vary as much as the means do.
        assertThat(found.get(1).low()).isCloseTo(3, within(1e-12));
        assertThat(found.get(1).high()).isCloseTo(3, within(1e-12));
        assertThat(found.get(2).contains(0, 1)).isFalse();
        assertThatThrownBy(() -> Bootstrap.DEFAULT.ofMeans(List.of(), means -> means))
                .hasMessage("quantities: none; expected one or more");
        assertThatThrownBy(() -> Bootstrap.DEFAULT.ofMeans(List.of(x, new double[3]), means -> means))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("quantities: 3 numbers; expected 70, one for each item of the first quantity");
        assertThatThrownBy(() -> Bootstrap.DEFAULT.correlation(x, new double[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("y: 3 numbers; expected 70, one for each item of the first quantity");
    }

    @Test
    void ofAMedianAgreesWithAPlainBootstrap() {
        for (int n : new int[] {60, 61}) {
            double[] items = exponential(n, n);
            items[3] = Double.POSITIVE_INFINITY;
            Estimate estimate = Bootstrap.DEFAULT.median(items);
            double[] medians = plain(
                    n,
                    sample -> middle(
                            Arrays.stream(sample).mapToDouble(i -> items[i]).toArray()));
            double width = estimate.high() - estimate.low();
            assertThat(estimate.value()).isEqualTo(middle(items));
            // Medians are items, or means of two, so that quantiles of them step from one to the next.
            assertThat(estimate.low()).isCloseTo(medians[(int) (0.025 * medians.length)], within(0.1 * width));
            assertThat(estimate.high()).isCloseTo(medians[(int) (0.975 * medians.length)], within(0.1 * width));
        }
        double endless = Double.POSITIVE_INFINITY;
        assertThat(Bootstrap.DEFAULT.median(1, endless, endless, endless, endless, endless, endless))
                .hasToString("∞ [∞, ∞]");
    }

    private static double middle(double... items) {
        double[] sorted = Arrays.stream(items).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    @Test
    void coversTheTrueMeanAboutNineteenTimesInTwenty() {
        Bootstrap quick = new Bootstrap(5, 1_000);
        int trials = 400;
        long covered = IntStream.range(0, trials)
                .filter(t -> quick.mean(exponential(1_000 + t, 100)).contains(1, 0))
                .count();
        // 0.95 ± 3 standard errors of 400 trials, and a little less for a skewed distribution.
        assertThat(covered / (double) trials).isBetween(0.90, 0.985);
    }

    /** Of two and of three items, every sample there can be, as often as it should be drawn: n at a time, each like the others. */
    @Test
    void drawsAsManyAsThereAreEachAsOftenAsTheOthers() {
        for (int n : new int[] {2, 3}) {
            // Sums of powers of 4 tell how often each was drawn.
            double[] items =
                    IntStream.range(0, n).mapToDouble(i -> Math.pow(4, i)).toArray();
            Map<Long, Integer> found = new ConcurrentHashMap<>();
            Bootstrap.DEFAULT.ofMeans(List.of(items), means -> {
                found.merge(Math.round(n * means[0]), 1, Integer::sum);
                return means;
            });
            Map<Long, Integer> ways = new TreeMap<>();
            int all = (int) Math.pow(n, n);
            for (int way = 0; way < all; way++) {
                long sum = 0;
                for (int i = 0, rest = way; i < n; i++, rest /= n) {
                    sum += (long) items[rest % n];
                }
                ways.merge(sum, 1, Integer::sum);
            }
            assertThat(found.keySet()).containsExactlyInAnyOrderElementsOf(ways.keySet());
            double samples = found.values().stream().mapToInt(i -> i).sum();
            ways.forEach((sum, count) -> {
                double p = count / (double) all;
                assertThat(found.get(sum) / samples).isCloseTo(p, within(5 * Math.sqrt(p * (1 - p) / samples)));
            });
        }
    }

    @Test
    void sameSeedSameBitsOnAnyNumberOfThreads() {
        List<double[]> cells = List.of(exponential(1, 50), exponential(2, 50), exponential(3, 20));
        List<Estimate> here = Bootstrap.DEFAULT.means(cells);
        ForkJoinPool alone = new ForkJoinPool(1);
        try {
            assertThat(alone.submit(() -> Bootstrap.DEFAULT.means(cells)).join())
                    .isEqualTo(here);
        } finally {
            alone.shutdown();
        }
        assertThat(new Bootstrap(1, 10_000).means(cells)).isNotEqualTo(here);
    }

    @Test
    void aCellDoesNotDependOnItsNeighbours() {
        List<double[]> cells = List.of(exponential(1, 50), exponential(3, 20), exponential(2, 50));
        assertThat(Bootstrap.DEFAULT.means(cells))
                .containsExactlyElementsOf(
                        cells.stream().map(Bootstrap.DEFAULT::mean).toList());
    }

    @Test
    void whatDoesNotVaryHasNoWidth() {
        double[] same = new double[37];
        Arrays.fill(same, 0.1);
        assertThat(Bootstrap.DEFAULT.mean(same)).isEqualTo(new Estimate(0.1, 0.1, 0.1, 37));
        assertThat(Bootstrap.DEFAULT.mean(3.0)).isEqualTo(new Estimate(3, 3, 3, 1));
        Estimate correlation = Bootstrap.DEFAULT.correlation(same, exponential(1, 37));
        assertThat(correlation.value()).isNaN();
        assertThat(correlation.contains(0, 1)).isFalse();
    }

    @Test
    void aNaNIsNotHidden() {
        Estimate estimate = Bootstrap.DEFAULT.mean(1, Double.NaN, 2);
        assertThat(new double[] {estimate.value(), estimate.low(), estimate.high()})
                .containsOnly(Double.NaN);
    }

    @Test
    void refusesNoItems() {
        assertThatThrownBy(() -> Bootstrap.DEFAULT.mean()).hasMessageStartingWith("items: none");
    }

    private static double[] exponential(long seed, int items) {
        SplittableRandom random = new SplittableRandom(seed);
        return DoubleStream.generate(() -> -Math.log(1 - random.nextDouble()))
                .limit(items)
                .toArray();
    }

    private static double[] plain(int items, ToDoubleFunction<int[]> statistic) {
        SplittableRandom random = new SplittableRandom(99);
        return IntStream.range(0, 20_000)
                .mapToDouble(s ->
                        statistic.applyAsDouble(random.ints(items, 0, items).toArray()))
                .sorted()
                .toArray();
    }
}
