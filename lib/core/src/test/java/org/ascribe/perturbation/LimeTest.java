package org.ascribe.perturbation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.types.Shape;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.ascribe.Attribution;
import org.ascribe.baseline.Baseline;
import org.ascribe.feature.FeatureGroups;
import org.ascribe.perturbation.Similarity.Distance;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.stat.regression.OLSMultipleLinearRegression;
import org.junit.jupiter.api.Test;

/** LIME against the fit to all coalitions at once, which is what infinitely many samples would give. */
class LimeTest {

    private static final int FEATURES = 7;
    private static final int SAMPLES = 400;

    private final PlainNet net = PlainNet.random(new Shape(FEATURES), 6, 21);
    private final double[] x = net.sample(4);

    @Test
    void standardErrorsCoverTheFitToAllCoalitions() {
        covers(new Similarity(Distance.COSINE, 0.4), 0);
        covers(new Similarity(Distance.EUCLIDEAN, 1.5), 0);
        covers(new Similarity(Distance.COSINE, 0.4), 20);
    }

    private void covers(Similarity similarity, double ridge) {
        double[] expected = fitToAllCoalitions(similarity, ridge / SAMPLES);
        int covered = 0;
        for (int seed = 0; seed < 60; seed++) {
            Attribution found = net.explain(lime(similarity, ridge, seed), 1, x).get(0);
            double[] errors = found.certificate().standardError().orElseThrow();
            for (int i = 0; i < FEATURES; i++) {
                covered += Math.abs(found.values()[i] - expected[i]) <= 2 * errors[i] ? 1 : 0;
            }
        }
        assertThat(covered / (60.0 * FEATURES)).isBetween(0.92, 0.985);
    }

    private static Lime lime(Similarity similarity, double ridge, long seed) {
        return new Lime(Baseline.zero(), FeatureGroups.single(), similarity, ridge, SAMPLES, seed);
    }

    /** Normal equations with a column for the intercept, by Gaussian elimination. */
    private double[] fitToAllCoalitions(Similarity similarity, double ridge) {
        int p = FEATURES + 1;
        int all = 1 << FEATURES;
        double[][] a = new double[p][p + 1];
        for (int s = 0; s < all; s++) {
            int coalition = s;
            double v = net.with(x, new double[FEATURES], 1, i -> (coalition >> i & 1) == 1);
            int size = Integer.bitCount(s);
            double d = similarity.distance() == Distance.COSINE
                    ? 1 - (size == 0 ? 0 : size / Math.sqrt((double) size * FEATURES))
                    : Math.sqrt(FEATURES - size);
            double w = Math.exp(-d * d / similarity.width() / similarity.width()) / all;
            for (int j = 0; j < p; j++) {
                double zj = j == FEATURES ? 1 : s >> j & 1;
                for (int k = 0; k < p; k++) {
                    a[j][k] += w * zj * (k == FEATURES ? 1 : s >> k & 1);
                }
                a[j][p] += w * zj * v;
            }
        }
        for (int j = 0; j < FEATURES; j++) {
            a[j][j] += ridge;
        }
        for (int j = 0; j < p; j++) {
            for (int r = 0; r < p; r++) {
                double factor = r == j ? 0 : a[r][j] / a[j][j];
                for (int k = j; k <= p; k++) {
                    a[r][k] -= factor * a[j][k];
                }
            }
        }
        return IntStream.range(0, FEATURES).mapToDouble(j -> a[j][p] / a[j][j]).toArray();
    }

    @Property(tries = 20)
    void slopesOfALinearNetAreExact(@ForAll @LongRange(min = 1, max = 1_000_000) long seed) {
        PlainNet linear = PlainNet.random(new Shape(5), 0, seed);
        double[] sample = linear.sample(seed);
        double[] b = linear.sample(seed + 1);
        Lime lime =
                new Lime(Baseline.given(b), FeatureGroups.single(), new Similarity(Distance.EUCLIDEAN, 1), 0, 60, seed);
        Attribution found = linear.explain(lime, 0, sample).get(0);
        for (int i = 0; i < 5; i++) {
            assertThat(found.values()[i]).isCloseTo(linear.v()[0][i] * (sample[i] - b[i]), within(1e-12));
            assertThat(found.certificate().standardError().orElseThrow()[i]).isCloseTo(0, within(1e-12));
        }
    }

    @Test
    void aRidgeShrinksAndASeedDecides() {
        Similarity similarity = new Similarity(Distance.COSINE, 0.4);
        Attribution plain = net.explain(lime(similarity, 0, 1), 1, x).get(0);
        assertThat(net.explain(lime(similarity, 0, 1), 1, x).get(0)).isEqualTo(plain);
        assertThat(net.explain(lime(similarity, 0, 2), 1, x).get(0).values()).isNotEqualTo(plain.values());
        double[] shrunk = net.explain(lime(similarity, 1e9, 1), 1, x).get(0).values();
        for (double value : shrunk) {
            assertThat(value).isCloseTo(0, within(1e-5));
        }
    }

    @Test
    void asksForNothingWhereNothingDiffers() {
        Attribution found = net.explain(new Lime(), 1, new double[FEATURES]).get(0);
        assertThat(found.values()).containsOnly(0);
        assertThat(found.cost().forwards()).isEqualTo(2);
    }

    /** Weights go into the rows as roots; the sandwich is written out with sums. */
    @Property(tries = 20)
    void regressionIsThatOfTextbooks(@ForAll @LongRange(min = 1, max = 1_000_000) long seed) {
        Random random = new Random(seed);
        int rows = 30;
        double[][] z = new double[rows][3];
        double[][] rooted = new double[rows][4];
        double[] y = random.doubles(rows).toArray();
        double[] w = random.doubles(rows, 0.1, 2).toArray();
        double[] t = new double[rows];
        for (int k = 0; k < rows; k++) {
            for (int j = 0; j < 4; j++) {
                double entry = j == 3 ? 1 : random.nextGaussian();
                rooted[k][j] = Math.sqrt(w[k]) * entry;
                if (j < 3) {
                    z[k][j] = entry;
                }
            }
            t[k] = Math.sqrt(w[k]) * y[k];
        }
        OLSMultipleLinearRegression textbook = new OLSMultipleLinearRegression();
        textbook.setNoIntercept(true);
        textbook.newSampleData(t, rooted);
        Regression found = Regression.withIntercept(z, y, w, 0);
        double[] expected = textbook.estimateRegressionParameters();
        double[] residuals = textbook.estimateResiduals();
        double[][] inverse = MatrixUtils.inverse(
                        new Array2DRowRealMatrix(rooted).transpose().multiply(new Array2DRowRealMatrix(rooted)))
                .getData();
        for (int j = 0; j < 3; j++) {
            assertThat(found.coefficients()[j]).isCloseTo(expected[j], within(1e-12));
            double variance = 0;
            for (int k = 0; k < rows; k++) {
                double influence = 0;
                for (int i = 0; i < 4; i++) {
                    influence += inverse[j][i] * rooted[k][i] * residuals[k];
                }
                variance += influence * influence;
            }
            assertThat(found.standardErrors()[j]).isCloseTo(Math.sqrt(variance * rows / (rows - 3)), within(1e-12));
        }
    }
}
