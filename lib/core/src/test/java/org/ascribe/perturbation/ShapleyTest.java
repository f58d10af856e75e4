package org.ascribe.perturbation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.ascribe.Attribution;
import org.ascribe.AttributionMethod;
import org.ascribe.baseline.Baseline;
import org.ascribe.feature.FeatureGroups;
import org.hipparchus.util.MathArrays;
import org.junit.jupiter.api.Test;

/** Exact and sampled Shapley values and KernelSHAP, against the mean over all orders in plain Java. */
class ShapleyTest {

    private static final int TARGET = 2;

    @Property(tries = 30)
    void exactValuesAreTheMeanOverAllOrders(
            @ForAll @IntRange(min = 1, max = 6) int groups, @ForAll @LongRange(min = 1, max = 1_000_000) long seed) {
        PlainNet net = PlainNet.random(new Shape(8), 5, seed);
        int[] labels = labels(8, groups, seed);
        double[] x = net.sample(seed);
        double[] b = net.sample(seed + 1);
        double[] expected = meanOverAllOrders(net, x, b, labels, groups);
        Baseline baseline = Baseline.given(b);
        FeatureGroups labelled = FeatureGroups.labelled(labels);
        near(net.explain(new ShapleyValues(baseline, labelled), TARGET, x), expected, labels, 1e-13);
        near(net.explain(new KernelShap(baseline, labelled, 64, 0), TARGET, x), expected, labels, 1e-9);
        double sum = Arrays.stream(expected).sum();
        assertThat(sum).isCloseTo(net.at(x, TARGET) - net.at(b, TARGET), within(1e-10));
    }

    @Property(tries = 20)
    void kernelShapOverAllCoalitionsIsExact(
            @ForAll @IntRange(min = 1, max = 12) int features, @ForAll @LongRange(min = 1, max = 1_000_000) long seed) {
        PlainNet net = PlainNet.random(new Shape(features), 5, seed);
        double[] x = net.sample(seed);
        double[] exact = net.explain(new ShapleyValues(), TARGET, x).get(0).values();
        Attribution found = net.explain(
                        new KernelShap(Baseline.zero(), FeatureGroups.single(), 1 << features + 1, 0), TARGET, x)
                .get(0);
        for (int i = 0; i < features; i++) {
            assertThat(found.values()[i]).isCloseTo(exact[i], within(1e-9));
        }
        assertThat(found.convergenceDelta().orElseThrow()).isCloseTo(0, within(1e-10));
        assertThat(found.certificate().standardError().orElseThrow()).containsOnly(0);
    }

    @Property(tries = 20)
    void sampledValuesAreTheMeanOverTheirOrders(@ForAll @LongRange(min = 1, max = 1_000_000) long seed) {
        PlainNet net = PlainNet.random(new Shape(7), 5, seed);
        double[] x = net.sample(seed);
        double[] b = net.sample(seed + 1);
        b[3] = x[3];
        int[][] orders = {{0, 1, 2, 3, 4, 5, 6}, {6, 3, 1, 0, 2, 5, 4}, {2, 3, 6, 5, 4, 0, 1}};
        double[][] gains =
                Arrays.stream(orders).map(o -> gains(net, x, b, o, null)).toArray(double[][]::new);
        Attribution found = net.explain(
                        new ShapleyValueSampling(Baseline.given(b), FeatureGroups.single(), Permutations.given(orders)),
                        TARGET,
                        x)
                .get(0);
        double[] errors = found.certificate().standardError().orElseThrow();
        for (int i = 0; i < 7; i++) {
            double mean = (gains[0][i] + gains[1][i] + gains[2][i]) / 3;
            double squares = 0;
            for (double[] gain : gains) {
                squares += (gain[i] - mean) * (gain[i] - mean);
            }
            assertThat(found.values()[i]).isCloseTo(mean, within(1e-13));
            assertThat(errors[i]).isCloseTo(Math.sqrt(squares / 2 / 3), within(1e-13));
        }
        assertThat(found.values()[3]).isZero();
        assertThat(found.convergenceDelta().orElseThrow()).isCloseTo(0, within(1e-12));
    }

    @Test
    void theValueOfAGroupCountsOnceNotForEachFeature() {
        PlainNet net = PlainNet.random(new Shape(6), 5, 1);
        FeatureGroups groups = FeatureGroups.labelled(0, 1, 1, 0, 2, 0);
        for (AttributionMethod method : List.of(
                new ShapleyValues(Baseline.zero(), groups),
                new ShapleyValueSampling(Baseline.zero(), groups, Permutations.random(3, 0)),
                new KernelShap(Baseline.zero(), groups, 6, 0))) {
            Attribution found = net.explain(method, TARGET, net.sample(1)).get(0);
            assertThat(found.convergenceDelta().orElseThrow()).isCloseTo(0, within(1e-13));
            assertThat(found.values()[1]).isEqualTo(found.values()[2]);
        }
    }

    /** Five pairs of coalitions may be fewer different ones than the four unknowns need: some seeds draw such, and are told so. */
    @Test
    void coalitionsThatDoNotTellGroupsApartAreRefused() {
        PlainNet net = PlainNet.random(new Shape(5), 4, 1);
        int refused = 0;
        for (int seed = 0; seed < 100; seed++) {
            KernelShap method = new KernelShap(Baseline.zero(), FeatureGroups.single(), 10, seed);
            try {
                double[] values =
                        net.explain(method, TARGET, net.sample(1)).get(0).values();
                assertThat(Arrays.stream(values)).allMatch(Double::isFinite);
            } catch (IllegalArgumentException e) {
                assertThat(e).hasMessage("samples: 10 coalitions do not tell 5 groups apart; expected more");
                refused++;
            }
        }
        assertThat(refused).isBetween(1, 99);
    }

    /** Of intervals of two standard errors, as of any asymptotic ones, some 95 % hold the truth: here of 8 values, 150 times. */
    @Test
    void standardErrorsCoverTheExactValues() {
        PlainNet net = PlainNet.random(new Shape(8), 6, 11);
        double[] x = net.sample(5);
        double[] exact = net.explain(new ShapleyValues(), TARGET, x).get(0).values();
        int sampled = 0;
        int kernel = 0;
        for (int seed = 0; seed < 150; seed++) {
            sampled += covered(
                    net.explain(
                                    new ShapleyValueSampling(
                                            Baseline.zero(), FeatureGroups.single(), Permutations.random(40, seed)),
                                    TARGET,
                                    x)
                            .get(0),
                    exact);
            kernel += covered(
                    net.explain(new KernelShap(Baseline.zero(), FeatureGroups.single(), 160, seed), TARGET, x)
                            .get(0),
                    exact);
        }
        assertThat(sampled / (8 * 150.0)).isBetween(0.92, 0.98);
        assertThat(kernel / (8 * 150.0)).isBetween(0.92, 0.98);
    }

    private static int covered(Attribution found, double[] exact) {
        double[] errors = found.certificate().standardError().orElseThrow();
        return (int) IntStream.range(0, exact.length)
                .filter(i -> Math.abs(found.values()[i] - exact[i]) <= 2 * errors[i])
                .count();
    }

    @Test
    void sampledKernelShapHoldsItsConstraintAndItsSeed() {
        PlainNet net = PlainNet.random(new Shape(20), 6, 3);
        KernelShap method = new KernelShap(Baseline.zero(), FeatureGroups.single(), 100, 7);
        Attribution found = net.explain(method, TARGET, net.sample(1)).get(0);
        assertThat(found.convergenceDelta().orElseThrow()).isCloseTo(0, within(1e-12));
        assertThat(net.explain(method, TARGET, net.sample(1)).get(0)).isEqualTo(found);
        KernelShap other = new KernelShap(Baseline.zero(), FeatureGroups.single(), 100, 8);
        assertThat(net.explain(other, TARGET, net.sample(1)).get(0).values()).isNotEqualTo(found.values());
    }

    @Property(tries = 20)
    void groupsThatDoTheSameGetTheSameAndGroupsThatDoNothingGetNothing(
            @ForAll @LongRange(min = 1, max = 1_000_000) long seed) {
        PlainNet net = PlainNet.random(new Shape(6), 5, seed);
        double[] x = net.sample(seed);
        x[4] = x[1];
        for (double[] row : net.w()) {
            row[4] = row[1];
            row[2] = 0;
        }
        double[] found = net.explain(new ShapleyValues(), TARGET, x).get(0).values();
        assertThat(found[4]).isCloseTo(found[1], within(1e-13));
        assertThat(found[2]).isCloseTo(0, within(1e-15));
    }

    @Property(tries = 20)
    void valuesAreLinearInTheFunction(@ForAll @LongRange(min = 1, max = 1_000_000) long seed) {
        PlainNet net = PlainNet.random(new Shape(6), 5, seed);
        for (int j = 0; j < 5; j++) {
            net.v()[2][j] = 2 * net.v()[0][j] - 3 * net.v()[1][j];
        }
        double[] x = net.sample(seed);
        double[][] found = IntStream.range(0, 3)
                .mapToObj(c -> net.explain(new ShapleyValues(), c, x).get(0).values())
                .toArray(double[][]::new);
        for (int i = 0; i < 6; i++) {
            assertThat(found[2][i]).isCloseTo(2 * found[0][i] - 3 * found[1][i], within(1e-12));
        }
    }

    @Test
    void asksForNoCoalitionTwiceOverGroupsThatDoNotDiffer() {
        PlainNet net = PlainNet.random(new Shape(8), 5, 1);
        double[] x = {1, 0, 0, 2, 0, 0, 3, 0};
        // x, b, and the 2³ - 2 coalitions in between.
        assertThat(net.explain(new ShapleyValues(), 0, x).get(0).cost().forwards())
                .isEqualTo(8);
        ShapleyValueSampling sampling =
                new ShapleyValueSampling(Baseline.zero(), FeatureGroups.single(), Permutations.random(10, 0));
        assertThat(net.explain(sampling, 0, x).get(0).cost().forwards()).isEqualTo(2 + 10 * 2);
        Attribution nothing = net.explain(sampling, 0, new double[8]).get(0);
        assertThat(nothing.values()).containsOnly(0);
        assertThat(nothing.cost().forwards()).isEqualTo(2);
    }

    private static double[] meanOverAllOrders(PlainNet net, double[] x, double[] b, int[] labels, int groups) {
        List<int[]> orders = orders(groups);
        double[] mean = new double[groups];
        for (int[] order : orders) {
            double[] gains = gains(net, x, b, order, labels);
            for (int g = 0; g < groups; g++) {
                mean[g] += gains[g] / orders.size();
            }
        }
        return mean;
    }

    private static double[] gains(PlainNet net, double[] x, double[] b, int[] order, int[] labels) {
        double[] gains = new double[order.length];
        boolean[] present = new boolean[order.length];
        double before = net.at(b, TARGET);
        for (int group : order) {
            present[group] = true;
            double after = net.with(x, b, TARGET, i -> present[labels == null ? i : labels[i]]);
            gains[group] = after - before;
            before = after;
        }
        return gains;
    }

    private static List<int[]> orders(int n) {
        if (n == 0) {
            return List.of(new int[0]);
        }
        List<int[]> longer = new ArrayList<>();
        for (int[] order : orders(n - 1)) {
            for (int at = 0; at < n; at++) {
                int[] next = new int[n];
                System.arraycopy(order, 0, next, 0, at);
                next[at] = n - 1;
                System.arraycopy(order, at, next, at + 1, n - 1 - at);
                longer.add(next);
            }
        }
        return longer;
    }

    /** Every label at least once. */
    private static int[] labels(int features, int groups, long seed) {
        int[] labels = IntStream.range(0, features).map(i -> i % groups).toArray();
        MathArrays.shuffle(labels, new org.hipparchus.random.MersenneTwister(new Random(seed).nextLong()));
        return labels;
    }

    private static void near(List<Attribution> found, double[] expected, int[] labels, double tolerance) {
        double[] values = found.get(0).values();
        for (int i = 0; i < labels.length; i++) {
            assertThat(values[i]).isCloseTo(expected[labels[i]], within(tolerance));
        }
    }
}
