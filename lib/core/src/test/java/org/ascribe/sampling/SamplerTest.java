package org.ascribe.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ascribe.engine.Torch;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class SamplerTest {

    private final NDManager manager = Torch.manager();

    @AfterEach
    void free() {
        manager.close();
    }

    static Stream<Sampler> seeded() {
        return Stream.of(
                Sampler.gaussian(0.3, 5),
                Sampler.uniform(-1, 2, 5),
                Sampler.stratified(4, 5),
                Sampler.among(5, new double[6], ones(6)),
                Sampler.gaussian(0.3, 5).around(),
                Sampler.gaussian(0.3, 5).antithetic(),
                Sampler.gaussian(0.3, 5).around().antithetic(),
                Sampler.latinHypercube(4, 0.3, 5),
                Sampler.latinHypercube(4, 0.3, 5).antithetic().around());
    }

    @ParameterizedTest
    @MethodSource("seeded")
    void aDrawIsTheSameInWhateverPortionItIsAskedFor(Sampler sampler) {
        NDArray x = batch(3, 2, 3);
        NDArray all = sampler.draws(x, 0, 9);
        for (int[] portion : new int[][] {{0, 4}, {3, 9}, {8, 9}}) {
            assertThat(sampler.draws(x, portion[0], portion[1])).isEqualTo(all.get(portion[0] + ":" + portion[1]));
        }
    }

    @ParameterizedTest
    @MethodSource("seeded")
    void aRowsDrawsDoNotDependOnTheOthers(Sampler sampler) {
        NDArray x = batch(3, 2, 3);
        NDArray together = sampler.draws(x, 0, 5).broadcast(new Shape(5, 3, 2, 3));
        for (int row = 0; row < 3; row++) {
            NDArray alone = sampler.draws(x.get(row + ":" + (row + 1)), 0, 5);
            assertThat(alone).isEqualTo(together.get(":, " + row + ":" + (row + 1)));
        }
    }

    @ParameterizedTest
    @MethodSource("seeded")
    void drawsHaveTheTypeOfTheBatch(Sampler sampler) {
        NDArray narrow = batch(2, 2, 3).toType(DataType.FLOAT32, false);
        assertThat(sampler.draws(narrow, 0, 2).getDataType()).isEqualTo(DataType.FLOAT32);
    }

    @Test
    void gaussianNoiseHasItsMomentsAndOtherSeedsOtherNoise() {
        NDArray x = batch(1, 1000);
        double[] noise = Sampler.gaussian(0.3, 7).draws(x, 0, 100).toDoubleArray();
        double mean = Arrays.stream(noise).average().orElseThrow();
        double variance = Arrays.stream(noise).map(v -> v * v).average().orElseThrow();
        // Five standard errors of the mean and of the variance of 100 000 normal numbers.
        assertThat(mean).isCloseTo(0, within(5 * 0.3 / Math.sqrt(1e5)));
        assertThat(variance).isCloseTo(0.09, within(5 * 0.09 * Math.sqrt(2 / 1e5)));
        assertThat(Sampler.gaussian(0.3, 8).draws(x, 0, 100).toDoubleArray()).isNotEqualTo(noise);
    }

    @Test
    void uniformNoiseFillsItsIntervalAndNoMore() {
        double[] noise = Sampler.uniform(-1, 2, 7).draws(batch(1, 1000), 0, 10).toDoubleArray();
        assertThat(Arrays.stream(noise).min().orElseThrow()).isBetween(-1.0, -0.99);
        assertThat(Arrays.stream(noise).max().orElseThrow()).isBetween(1.99, 2.0);
    }

    @Test
    void stratifiedDrawsFallIntoTheirParts() {
        NDArray draws = Sampler.stratified(4, 1).draws(batch(1, 5), 0, 8);
        for (int s = 0; s < 8; s++) {
            for (double u : draws.get(s).toDoubleArray()) {
                assertThat(u).isBetween((s % 4) / 4.0, (s % 4 + 1) / 4.0);
            }
        }
    }

    @Test
    void pickedPointsArePointsOfTheSetAndAllOfThem() {
        double[][] points = {{1, 2}, {3, 4}, {5, 6}};
        NDArray draws = Sampler.among(3, points).draws(batch(1, 2), 0, 300);
        long[] counts = new long[3];
        for (int s = 0; s < 300; s++) {
            double[] drawn = draws.get(s).toDoubleArray();
            int index = IntStream.range(0, 3)
                    .filter(i -> Arrays.equals(points[i], drawn))
                    .findFirst()
                    .orElseThrow();
            counts[index]++;
        }
        // 100 expected; five standard deviations of a binomial number.
        assertThat(Arrays.stream(counts).boxed())
                .allSatisfy(count -> assertThat(count).isBetween(59L, 141L));
    }

    @Test
    void recordedDrawsAreReplayedRowByRow() {
        double[][][] byRow = {{{1, 2}, {3, 4}, {5, 6}}, {{-1, -2}, {-3, -4}, {-5, -6}}};
        NDArray draws = Sampler.givenByRow(byRow).draws(batch(2, 2), 1, 3);
        assertThat(draws.getShape()).isEqualTo(new Shape(2, 2, 2));
        assertThat(draws.toDoubleArray()).containsExactly(3, 4, -3, -4, 5, 6, -5, -6);
        assertThat(Sampler.givenByRow(byRow))
                .isEqualTo(Sampler.givenByRow(byRow))
                .hasSameHashCodeAs(Sampler.givenByRow(byRow));
    }

    @Test
    void around() {
        NDArray x = manager.create(new double[] {10, 20}, new Shape(1, 2));
        NDArray points =
                Sampler.given(new double[] {1, 2}, new double[] {3, 4}).around().draws(x, 0, 2);
        assertThat(points.toDoubleArray()).containsExactly(11, 22, 13, 24);
    }

    @Test
    void antitheticDrawsComeInPairsOfOppositeSign() {
        NDArray x = batch(2, 3);
        NDArray noise = Sampler.gaussian(0.5, 4).draws(x, 0, 3);
        NDArray pairs = Sampler.gaussian(0.5, 4).antithetic().draws(x, 0, 6);
        NDArray points = Sampler.gaussian(0.5, 4).around().antithetic().draws(x, 0, 6);
        for (int k = 0; k < 3; k++) {
            assertThat(pairs.get(2 * k)).isEqualTo(noise.get(k));
            assertThat(pairs.get(2 * k + 1)).isEqualTo(noise.get(k).neg());
            assertThat(points.get(2 * k + 1)).isEqualTo(x.sub(noise.get(k)));
        }
    }

    @Test
    void aLatinHypercubeHasOneDrawOfEachFeatureInEachPart() {
        int parts = 7;
        int features = 500;
        NormalDistribution normal = new NormalDistribution(0, 0.3);
        double[] draws = Sampler.latinHypercube(parts, 0.3, 11)
                .draws(batch(1, features), 0, 3 * parts)
                .toDoubleArray();
        int[][] orders = new int[3 * features][parts];
        for (int block = 0; block < 3; block++) {
            for (int i = 0; i < features; i++) {
                for (int s = 0; s < parts; s++) {
                    double p = normal.cumulativeProbability(draws[(block * parts + s) * features + i]);
                    orders[block * features + i][s] = (int) (p * parts);
                }
                assertThat(orders[block * features + i]).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6);
            }
        }
        // Of 5040 orders, 1500 independent ones repeat some 208 times, with a standard deviation of about 13.
        long distinct = Arrays.stream(orders).map(Arrays::toString).distinct().count();
        assertThat(1500 - distinct).isBetween(143L, 273L);
    }

    @Test
    void aLatinHypercubeIsNormalAndItsBlocksAreSurerOfTheirMoments() {
        int blocks = 400;
        int parts = 10;
        double[] draws = Sampler.latinHypercube(parts, 2, 3)
                .draws(batch(1, 50), 0, blocks * parts)
                .toDoubleArray();
        double mean = Arrays.stream(draws).average().orElseThrow();
        double variance = Arrays.stream(draws).map(v -> v * v).average().orElseThrow();
        // Five standard errors of 200 000 independent normal numbers: much more than that many stratified ones need.
        assertThat(mean).isCloseTo(0, within(5 * 2 / Math.sqrt(2e5)));
        assertThat(variance).isCloseTo(4, within(5 * 4 * Math.sqrt(2 / 2e5)));
        double[] means = new double[blocks];
        for (int s = 0; s < blocks * parts; s++) {
            means[s / parts] += draws[s * 50] / parts;
        }
        double spread = Arrays.stream(means).map(v -> v * v).average().orElseThrow();
        // Of independent draws it would be 4 / 10; only the noise inside the parts is left.
        assertThat(spread).isLessThan(0.04);
    }

    @Test
    void drawsThatDependOnOneAnotherSaySo() {
        Sampler latin = Sampler.latinHypercube(5, 1, 0);
        assertThat(Sampler.gaussian(1, 0).together()).isEqualTo(1);
        assertThat(latin.together()).isEqualTo(5);
        assertThat(latin.antithetic().around().together()).isEqualTo(10);
        assertThat(latin.scaledByRow(1, 2).around().together()).isEqualTo(5);
        assertThat(new NormalisedSampler(latin, List.of(0.0), List.of(1.0)).together())
                .isEqualTo(5);
    }

    /** To the bit, in either precision, so that one picture at several scales has the noise it would have at each alone. */
    @ParameterizedTest
    @EnumSource(
            value = DataType.class,
            names = {"FLOAT32", "FLOAT64"})
    void rowsWithScalesOfTheirOwnHaveTheDrawsOfASamplerOfThatScale(DataType type) {
        NDArray x = batch(3, 2, 3).toType(type, false);
        double[] scales = {0.1, 0.7, 3};
        NDArray draws = Sampler.gaussian(1, 5).scaledByRow(scales).draws(x, 2, 6);
        NDArray points = Sampler.gaussian(1, 5).scaledByRow(scales).around().draws(x, 2, 6);
        assertThat(draws.getShape()).isEqualTo(new Shape(4, 3, 2, 3));
        for (int row = 0; row < 3; row++) {
            String own = row + ":" + (row + 1);
            Sampler alone = Sampler.gaussian(scales[row], 5);
            assertThat(draws.get(":, " + own)).isEqualTo(alone.draws(x.get(own), 2, 6));
            assertThat(points.get(":, " + own)).isEqualTo(alone.around().draws(x.get(own), 2, 6));
        }
    }

    @Test
    void recordedDrawsOfEachRowAreScaledToo() {
        double[][][] byRow = {{{1, 2}, {3, 4}}, {{5, 6}, {7, 8}}};
        NDArray draws = Sampler.givenByRow(byRow).scaledByRow(10, 100).draws(batch(2, 2), 0, 2);
        assertThat(draws.toDoubleArray()).containsExactly(10, 20, 500, 600, 30, 40, 700, 800);
    }

    @Test
    void refusesWhatCannotBeDrawn() {
        for (double scale : List.of(0.0, -1.0, Double.NaN, Double.POSITIVE_INFINITY)) {
            refuses(() -> Sampler.gaussian(1, 0).scaledByRow(1, scale), "scales: [1.0, " + scale, "positive, finite");
        }
        refuses(() -> Sampler.gaussian(1, 0).scaledByRow(), "scales: []", "one for each row");
        refuses(
                () -> Sampler.gaussian(1, 0).scaledByRow(1, 2).draws(batch(3, 2), 0, 1),
                "scales: 2",
                "expected 3, one for each row");
        for (double sigma : List.of(0.0, -1.0, Double.NaN, Double.POSITIVE_INFINITY)) {
            refuses(() -> Sampler.gaussian(sigma, 0), "sigma: " + sigma, "positive standard deviation");
        }
        refuses(() -> Sampler.uniform(1, 1, 0), "low, high: 1.0, 1.0", "low < high");
        refuses(() -> Sampler.latinHypercube(0, 1, 0), "parts: 0", "expected 1 or more");
        refuses(() -> Sampler.latinHypercube(2, 0, 0), "sigma: 0.0", "positive standard deviation");
        refuses(() -> Sampler.stratified(0, 0), "parts: 0", "expected 1 or more");
        refuses(Sampler::given, "draws: none", "expected one or more");
        refuses(() -> Sampler.given(new double[] {1, Double.NaN}), "draws: NaN", "expected finite");
        refuses(() -> Sampler.given(ones(2)).draws(batch(1, 2), 0, 2), "draws: 1 recorded", "expected 2 or more");
        refuses(() -> Sampler.given(ones(3)).draws(batch(1, 2), 0, 1), "draw 0 has 3 values", "expected 2");
        refuses(
                () -> Sampler.givenByRow(new double[][][] {{ones(2)}, {ones(2)}})
                        .draws(batch(3, 2), 0, 1),
                "recorded for 2 rows",
                "expected 1 or 3");
    }

    private NDArray batch(long... shape) {
        return manager.arange(new Shape(shape).size())
                .toType(DataType.FLOAT64, false)
                .reshape(new Shape(shape));
    }

    private static double[] ones(int length) {
        double[] ones = new double[length];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static void refuses(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String... words) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessageContainingAll(words);
    }
}
