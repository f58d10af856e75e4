package org.ascribe.metric;

import static org.ascribe.metric.Measured.near;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.types.DataType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.ascribe.metric.RegionPerturbation.Mode;
import org.ascribe.sampling.Sampler;

class RegionPerturbationTest {

    private static final int TRIES = 25;
    private static final int SIDE = 2;
    private static final int STEPS = 2;

    @Provide
    Arbitrary<Scene> scenes() {
        // From a side of 6 on, no region can be in the way of all others.
        return Scene.any().map(s -> new Scene(s.channels(), s.height() + 2, s.width() + 2, s.hidden(), s.seed()));
    }

    @Property(tries = TRIES)
    void aCurveIsItsFormula(
            @ForAll("scenes") Scene scene, @ForAll Mode mode, @ForAll @IntRange(min = 1, max = 5) int samples) {
        double[][] x = {scene.picture(0), scene.picture(1)};
        double[][] a = {scene.noise(0), scene.inputTimesGradient(x[1], 2)};
        // Scores are divided by f(x): near 0, rounding is all that is left.
        Assume.that(Math.abs(scene.f(x[0], 1)) > 0.01 && Math.abs(scene.f(x[1], 2)) > 0.01);
        Random random = new Random(scene.seed());
        int size = scene.channels() * SIDE * SIDE;
        double[][][] draws = new double[2][STEPS * samples][];
        for (double[][] row : draws) {
            Arrays.setAll(row, s -> random.doubles(size).toArray());
        }
        List<Curve> found = Measured.curves(
                new RegionPerturbation(SIDE, STEPS, samples, Sampler.givenByRow(draws), 1, mode), scene, x, a);
        for (int row = 0; row < 2; row++) {
            double[] expected =
                    curve(scene, x[row], a[row], Measured.targets(2)[row], draws[row], samples, mode == Mode.PAPER);
            for (int l = 0; l <= STEPS; l++) {
                near(found.get(row).points().get(l), expected[l], 1e-11);
            }
            near(found.get(row).area(), (expected[0] + 4 * expected[1] + expected[2]) / 3, 1e-11);
            assertThat(found.get(row).standardError()).isEmpty();
        }
    }

    @Example
    void runsUseOtherDrawsAndGiveAStandardError() {
        Scene scene = new Scene(2, 6, 6, 4, 3);
        double[][] x = {scene.picture(0)};
        double[][] a = {scene.noise(0)};
        Sampler noise = Sampler.uniform(0, 1, 5);
        Curve three = Measured.curves(new RegionPerturbation(2, 2, 4, noise, 3, Mode.EXACT), scene, x, a)
                .get(0);
        double[] single = IntStream.range(0, 3)
                .mapToDouble(run -> Measured.curves(
                                new RegionPerturbation(2, 2, 4, shifted(noise, run * 8), 1, Mode.EXACT), scene, x, a)
                        .get(0)
                        .area())
                .toArray();
        assertThat(single).doesNotHaveDuplicates();
        near(three.area(), Arrays.stream(single).average().orElseThrow(), 1e-12);
        double spread =
                Arrays.stream(single).map(v -> Math.pow(v - three.area(), 2)).sum();
        near(three.standardError().orElseThrow(), Math.sqrt(spread / 2 / 3), 1e-12);
        double[] mean = three.points().stream().mapToDouble(y -> y).toArray();
        near(Simpson.PARABOLA_AT_THE_END.area(mean), three.area(), 1e-12);
    }

    @Example
    void regionsThatCarryTheScoreAreToldFromRegionsDrawnByLot() {
        // Bright only where f is raised by it, and replaced by next to nothing.
        Scene scene = new Scene(1, 12, 12, 0, 17);
        RegionPerturbation metric = new RegionPerturbation(3, 4, 20, Sampler.uniform(0, 0.01, 1), 1, Mode.EXACT);
        List<Double> gaps = new ArrayList<>();
        for (int trial = 0; trial < 12; trial++) {
            double[] positive = scene.picture(trial);
            double[] w = scene.gradient(positive, 1);
            for (int i = 0; i < positive.length; i++) {
                positive[i] = w[i] > 0 ? positive[i] : 0;
            }
            double[] oracle = scene.inputTimesGradient(positive, 1);
            double[][] x = {positive, positive};
            List<Measurement> found = Measured.of(
                    metric, scene, new int[] {1, 1}, DataType.FLOAT64, x, new double[][] {oracle, scene.noise(trial)});
            gaps.add(found.get(1).value() - found.get(0).value());
        }
        SampleMean gap =
                SampleMean.of(gaps.stream().mapToDouble(Double::doubleValue).toArray());
        assertThat(gap.value()).isGreaterThan(3 * gap.standardError().orElseThrow());
        assertThat(metric.direction()).isEqualTo(Direction.LOWER_IS_BETTER);
    }

    @Example
    void onlyTheExactModeStartsRegionsAtTheLastPosition() {
        Scene scene = new Scene(1, 4, 4, 2, 1);
        double[][] x = {scene.picture(0)};
        double[][] a = {new double[16]};
        a[0][15] = 1;
        double[] corner = scene.picture(0);
        double[] middle = scene.picture(0);
        double[] draw = new double[4];
        for (int i = 0; i < 4; i++) {
            draw[i] = i / 4.0;
            corner[(2 + i / 2) * 4 + 2 + i % 2] = draw[i];
            middle[i / 2 * 4 + i % 2] = draw[i];
        }
        double before = Math.abs(scene.f(x[0], 1));
        near(secondPoint(scene, x, a, draw, Mode.EXACT), scene.f(corner, 1) / before, 1e-12);
        // Without the last position no region holds the corner, and the first of all equals is taken.
        near(secondPoint(scene, x, a, draw, Mode.PAPER), scene.f(middle, 1) / before, 1e-12);
    }

    @Example
    void aRegionMayBeTheWholePicture() {
        Scene scene = new Scene(1, 4, 4, 2, 1);
        double[] x = scene.picture(0);
        double[] draw = scene.picture(1);
        RegionPerturbation whole = new RegionPerturbation(4, 1, 1, Sampler.given(draw), 1, Mode.EXACT);
        Curve found = Measured.curves(whole, scene, new double[][] {x}, new double[][] {scene.noise(0)})
                .get(0);
        near(found.points().get(1), scene.f(draw, 1) / Math.abs(scene.f(x, 1)), 1e-12);
    }

    @Example
    void drawsAreNormalisedAsPicturesAre() {
        Scene scene = new Scene(2, 5, 5, 3, 4);
        double[][] x = {scene.picture(0)};
        double[][] a = {scene.noise(0)};
        double[] raw = {0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8};
        double[] normal = new double[8];
        for (int i = 0; i < 8; i++) {
            normal[i] = i < 4 ? (raw[i] - 0.25) / 0.5 : (raw[i] - 0.75) / 2;
        }
        Sampler normalised = Sampler.given(raw).normalised(new double[] {0.25, 0.75}, new double[] {0.5, 2.0});
        Curve found = Measured.curves(new RegionPerturbation(2, 1, 1, normalised, 1, Mode.EXACT), scene, x, a)
                .get(0);
        Curve expected = Measured.curves(
                        new RegionPerturbation(2, 1, 1, Sampler.given(normal), 1, Mode.EXACT), scene, x, a)
                .get(0);
        near(found.points().get(1), expected.points().get(1), 1e-12);
    }

    @Example
    void moreRegionsThanFitAreRefused() {
        Scene scene = new Scene(1, 6, 6, 2, 1);
        double[][] x = {scene.picture(0)};
        double[][] a = {scene.noise(0)};
        assertThatThrownBy(() -> Measured.of(
                        new RegionPerturbation(2, 10, 1, Sampler.uniform(0, 1, 1), 1, Mode.EXACT), scene, x, a))
                .hasMessageContaining("steps: 10; only ")
                .hasMessageContaining("regions of side 2")
                .hasMessageContaining("6 x 6 map");
        assertThatThrownBy(() -> Measured.of(
                        new RegionPerturbation(6, 1, 1, Sampler.uniform(0, 1, 1), 1, Mode.PAPER), scene, x, a))
                .hasMessageContaining("side: 6; expected at most 5 for pictures of 6 x 6");
    }

    private static double secondPoint(Scene scene, double[][] x, double[][] a, double[] draw, Mode mode) {
        RegionPerturbation metric = new RegionPerturbation(2, 1, 1, Sampler.given(draw), 1, mode);
        return Measured.curves(metric, scene, x, a).get(0).points().get(1);
    }

    private static Sampler shifted(Sampler sampler, int by) {
        return (batch, from, to) -> sampler.draws(batch, from + by, to + by);
    }

    private static double[] curve(
            Scene scene, double[] x, double[] a, int target, double[][] draws, int samples, boolean withoutLast) {
        List<int[]> regions = regions(scene, a, withoutLast);
        double before = Math.abs(scene.f(x, target));
        double[] points = new double[STEPS + 1];
        points[0] = scene.f(x, target) / before;
        double[] current = x;
        for (int l = 0; l < STEPS; l++) {
            List<double[]> candidates = new ArrayList<>();
            List<Double> scores = new ArrayList<>();
            for (int p = 0; p < samples; p++) {
                double[] changed = current.clone();
                double[] draw = draws[l * samples + p];
                for (int i = 0; i < draw.length; i++) {
                    int channel = i / (SIDE * SIDE);
                    int row = regions.get(l)[0] + i / SIDE % SIDE;
                    int column = regions.get(l)[1] + i % SIDE;
                    changed[(channel * scene.height() + row) * scene.width() + column] = draw[i];
                }
                candidates.add(changed);
                scores.add(scene.f(changed, target));
            }
            points[l + 1] = scores.stream().mapToDouble(y -> y).average().orElseThrow() / before;
            List<Double> sorted = new ArrayList<>(scores);
            Collections.sort(sorted);
            double median = samples % 2 == 1
                    ? sorted.get(samples / 2)
                    : (sorted.get(samples / 2 - 1) + sorted.get(samples / 2)) / 2;
            int nearest = 0;
            for (int p = 1; p < samples; p++) {
                // The two middle ones of an even number are equally far but for rounding: the first counts.
                if (Math.abs(scores.get(p) - median) < Math.abs(scores.get(nearest) - median) - 1e-12) {
                    nearest = p;
                }
            }
            current = candidates.get(nearest);
        }
        return points;
    }

    /** The first two regions. */
    private static List<int[]> regions(Scene scene, double[] a, boolean withoutLast) {
        int rows = scene.height() - SIDE + (withoutLast ? 0 : 1);
        int columns = scene.width() - SIDE + (withoutLast ? 0 : 1);
        List<int[]> regions = new ArrayList<>();
        while (regions.size() < STEPS) {
            int[] best = null;
            double largest = -1;
            for (int top = 0; top < rows; top++) {
                for (int left = 0; left < columns; left++) {
                    double sum = 0;
                    for (int i = 0; i < SIDE * SIDE; i++) {
                        double pixel = 0;
                        for (int c = 0; c < scene.channels(); c++) {
                            pixel += a[(c * scene.height() + top + i / SIDE) * scene.width() + left + i % SIDE];
                        }
                        sum += Math.abs(pixel);
                    }
                    boolean free = true;
                    for (int[] other : regions) {
                        free &= Math.abs(other[0] - top) >= SIDE || Math.abs(other[1] - left) >= SIDE;
                    }
                    if (free && sum > largest) {
                        largest = sum;
                        best = new int[] {top, left};
                    }
                }
            }
            regions.add(best);
        }
        return regions;
    }
}
