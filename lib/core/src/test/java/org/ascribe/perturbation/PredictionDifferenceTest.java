package org.ascribe.perturbation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.ascribe.Attribution;
import org.ascribe.Target;
import org.ascribe.Unit;
import org.ascribe.feature.FeatureGroups;
import org.ascribe.model.Model;
import org.junit.jupiter.api.Test;

class PredictionDifferenceTest {

    private static final int SAMPLES = 4;

    /** The s-th draw of a feature is its value times one of these, whatever chance says. */
    private static final double[] FACTORS = {0.5, -1, 0, 2};

    private static final Imputer SCALED = (sample, groups) -> groups.stream()
            .<Imputer.Conditional>map(group -> (x, count, random) -> Arrays.stream(FACTORS)
                    .mapToObj(
                            c -> Arrays.stream(group).mapToDouble(i -> c * x[i]).toArray())
                    .toArray(double[][]::new))
            .toList();

    /** Window by window in plain Java; features in the middle are in two windows. */
    @Property(tries = 20)
    void comparesWithTheMeanOverTheDraws(@ForAll @LongRange(min = 1, max = 1_000_000) long seed) {
        PlainNet net = PlainNet.random(new Shape(5), 4, seed);
        double[] x = net.sample(seed);
        FeatureGroups groups = FeatureGroups.windows(new int[] {2}, new int[] {1});
        Attribution found = net.explain(
                        new PredictionDifference(groups, SCALED, Evidence.difference(), SAMPLES, 0), 1, x)
                .get(0);
        double[] sum = new double[5];
        double[] squares = new double[5];
        double[] coverage = {1, 2, 2, 2, 1};
        for (int from = 0; from < 4; from++) {
            double[] f = new double[SAMPLES];
            for (int s = 0; s < SAMPLES; s++) {
                double[] drawn = x.clone();
                drawn[from] *= FACTORS[s];
                drawn[from + 1] *= FACTORS[s];
                f[s] = net.at(drawn, 1);
            }
            double mean = Arrays.stream(f).average().orElseThrow();
            double variance = Arrays.stream(f).map(v -> (v - mean) * (v - mean)).sum() / (SAMPLES - 1);
            for (int i = from; i < from + 2; i++) {
                sum[i] += net.at(x, 1) - mean;
                squares[i] += variance / SAMPLES;
            }
        }
        double[] errors = found.certificate().standardError().orElseThrow();
        for (int i = 0; i < 5; i++) {
            assertThat(found.values()[i]).isCloseTo(sum[i] / coverage[i], within(1e-13));
            assertThat(errors[i]).isCloseTo(Math.sqrt(squares[i]) / coverage[i], within(1e-13));
        }
        assertThat(found.cost().forwards()).isEqualTo(1 + 4 * SAMPLES);
    }

    @Test
    void weightOfEvidenceIsInBits() {
        PlainNet net = PlainNet.random(new Shape(3), 4, 9);
        double[] x = net.sample(2);
        double[] found;
        double[] errors;
        try (Model model = net.model();
                NDManager manager = NDManager.newBaseManager("PyTorch")) {
            NDArray sample = manager.create(x);
            Attribution a = new PredictionDifference(
                            FeatureGroups.single(), SCALED, Evidence.weight(1000, 3), SAMPLES, 0)
                    .attribute(model.target(Target.of(1).in(Unit.PROBABILITY)), sample);
            found = a.values();
            errors = a.certificate().standardError().orElseThrow();
        }
        for (int i = 0; i < 3; i++) {
            double[] p = new double[SAMPLES];
            for (int s = 0; s < SAMPLES; s++) {
                double[] drawn = x.clone();
                drawn[i] *= FACTORS[s];
                p[s] = probability(net, drawn);
            }
            double mean = Arrays.stream(p).average().orElseThrow();
            double variance = Arrays.stream(p).map(v -> (v - mean) * (v - mean)).sum() / (SAMPLES - 1);
            assertThat(found[i]).isCloseTo(bits(probability(net, x)) - bits(mean), within(1e-12));
            double h = 1e-5;
            double slope = (bits(mean + h) - bits(mean - h)) / (2 * h);
            assertThat(errors[i]).isCloseTo(slope * Math.sqrt(variance / SAMPLES), within(1e-8));
        }
    }

    private static double probability(PlainNet net, double[] x) {
        double all = 0;
        for (int c = 0; c < PlainNet.CLASSES; c++) {
            all += Math.exp(net.at(x, c));
        }
        return Math.exp(net.at(x, 1)) / all;
    }

    private static double bits(double p) {
        double corrected = (p * 1000 + 1) / 1003;
        return Math.log(corrected / (1 - corrected)) / Math.log(2);
    }

    @Test
    void laplaceKeepsCertaintyFinite() {
        Evidence weight = Evidence.weight(60_000, 10);
        assertThat(weight.of(1, 0)).isFinite().isPositive();
        assertThat(weight.slope(0)).isFinite();
    }

    /** Of a linear f, {@code aᵢ = wᵢ (xᵢ - E[xᵢ])}: known here, since both noise and collection have known means. */
    @Test
    void standardErrorsCoverWhatALinearNetGives() {
        PlainNet net = PlainNet.random(new Shape(6), 0, 5);
        double[] x = net.sample(1);
        double[][] collection = {net.sample(10), net.sample(11), net.sample(12), net.sample(13)};
        int uniform = 0;
        int marginal = 0;
        for (int seed = 0; seed < 100; seed++) {
            Attribution noise = net.explain(
                            new PredictionDifference(
                                    FeatureGroups.single(), Imputer.uniform(-1, 3), Evidence.difference(), 40, seed),
                            0,
                            x)
                    .get(0);
            Attribution drawn = net.explain(
                            new PredictionDifference(
                                    FeatureGroups.single(),
                                    Imputer.marginal(collection),
                                    Evidence.difference(),
                                    40,
                                    seed),
                            0,
                            x)
                    .get(0);
            for (int i = 0; i < 6; i++) {
                double mean = 0;
                for (double[] sample : collection) {
                    mean += sample[i] / 4;
                }
                uniform += covers(noise, i, net.v()[0][i] * (x[i] - 1));
                marginal += covers(drawn, i, net.v()[0][i] * (x[i] - mean));
            }
        }
        assertThat(uniform / 600.0).isBetween(0.92, 0.98);
        assertThat(marginal / 600.0).isBetween(0.92, 0.98);
    }

    /** A feature without a weight is as sure as can be, whatever the draws of the others. */
    @Test
    void anErrorIsThatOfTheFeaturesOwnDraws() {
        PlainNet net =
                new PlainNet(new Shape(3), new double[0][], new double[0], new double[][] {{0, 2, 6}}, new double[1]);
        double[] errors = net.explain(
                        new PredictionDifference(
                                FeatureGroups.single(), Imputer.uniform(0, 1), Evidence.difference(), 4000, 3),
                        0,
                        new double[] {1, 1, 1})
                .get(0)
                .certificate()
                .standardError()
                .orElseThrow();
        assertThat(errors[0]).isZero();
        // w √(1/12 / 4000), itself known to about a hundredth.
        assertThat(errors[1]).isCloseTo(2 * Math.sqrt(1 / 12.0 / 4000), withinPercentage(3));
        assertThat(errors[2]).isCloseTo(6 * Math.sqrt(1 / 12.0 / 4000), withinPercentage(3));
    }

    private static int covers(Attribution found, int i, double expected) {
        double error = found.certificate().standardError().orElseThrow()[i];
        return Math.abs(found.values()[i] - expected) <= 2 * error ? 1 : 0;
    }

    /** More points than fit one portion. */
    @Test
    void aBatchEqualsItsSamplesAlone() {
        PlainNet net = PlainNet.random(new Shape(30), 4, 2);
        PredictionDifference method = new PredictionDifference(FeatureGroups.single(), Imputer.uniform(0, 1));
        double[][] samples = {net.sample(1), net.sample(2), net.sample(3)};
        List<Attribution> together = net.explain(method, 0, samples);
        for (int row = 0; row < 3; row++) {
            Attribution alone = net.explain(method, 0, samples[row]).get(0);
            for (int i = 0; i < 30; i++) {
                assertThat(together.get(row).values()[i]).isCloseTo(alone.values()[i], within(1e-12));
            }
        }
    }
}
