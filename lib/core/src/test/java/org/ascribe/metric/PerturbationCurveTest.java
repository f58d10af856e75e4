package org.ascribe.metric;

import static org.ascribe.metric.Measured.near;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.types.DataType;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.ascribe.baseline.Baseline;
import org.ascribe.feature.FeatureGroups;

class PerturbationCurveTest {

    private static final int TRIES = 30;

    @Provide
    Arbitrary<Scene> scenes() {
        return Scene.any();
    }

    /** 401 points, which are computed in portions. */
    @Example
    void ofManyFeaturesEveryPointIsFWithoutThoseTaken() {
        Scene scene = new Scene(1, 20, 20, 3, 2);
        double[] a = scene.noise(0);
        double[] left = scene.picture(0);
        Curve found = Measured.curves(
                        PerturbationCurve.morf(), scene, new double[][] {left.clone()}, new double[][] {a})
                .get(0);
        List<Integer> order = IntStream.range(0, a.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -a[i]))
                .toList();
        near(found.points().get(0), scene.f(left, 1), 1e-12);
        for (int k = 0; k < a.length; k++) {
            left[order.get(k)] = 0;
            near(found.points().get(k + 1), scene.f(left, 1), 1e-11);
        }
    }

    @Property(tries = TRIES)
    void aCurveIsItsFormula(
            @ForAll("scenes") Scene scene, @ForAll Order order, @ForAll @IntRange(min = 1, max = 9) int step) {
        double[] base = scene.picture(7);
        double[][] x = {scene.picture(0), scene.picture(1)};
        double[][] a = {rounded(scene.noise(0)), scene.inputTimesGradient(x[1], 2)};
        List<Curve> found = Measured.curves(new PerturbationCurve(order, step, Baseline.given(base)), scene, x, a);
        for (int row = 0; row < 2; row++) {
            double[] expected = curve(scene, x[row], a[row], base, Measured.targets(2)[row], order, step);
            Curve curve = found.get(row);
            assertThat(curve.points()).hasSize(expected.length);
            double area = 0;
            for (int t = 0; t < expected.length; t++) {
                near(curve.points().get(t), expected[t], 1e-12);
                area += t == 0 ? 0 : (expected[t - 1] + expected[t]) / 2 / (expected.length - 1);
            }
            near(curve.area(), area, 1e-12);
            assertThat(curve.standardError()).isEmpty();
        }
    }

    @Property(tries = TRIES)
    void pixelsAreTakenThroughAllChannels(
            @ForAll("scenes") Scene scene, @ForAll Order order, @ForAll @IntRange(min = 1, max = 5) int step) {
        double[] x = scene.picture(0);
        double[] a = rounded(scene.noise(0));
        int pixels = scene.height() * scene.width();
        int[][] groups = IntStream.range(0, pixels)
                .mapToObj(pixel -> IntStream.iterate(pixel, i -> i < x.length, i -> i + pixels)
                        .toArray())
                .toArray(int[][]::new);
        PerturbationCurve metric = new PerturbationCurve(order, step, Baseline.zero())
                .withGroups(FeatureGroups.patches(1))
                .withBaseline(Baseline.given(scene.picture(7)));
        Curve found = Measured.curves(metric, scene, new double[][] {x}, new double[][] {a})
                .get(0);
        double[] expected = curve(scene, x, a, scene.picture(7), 1, order, step, groups);
        assertThat(found.points()).hasSize(expected.length);
        for (int t = 0; t < expected.length; t++) {
            near(found.points().get(t), expected[t], 1e-12);
        }
    }

    @Example
    void groupsThatOverlapAreRefused() {
        Scene scene = new Scene(1, 4, 4, 2, 1);
        PerturbationCurve overlapping = PerturbationCurve.morf().withGroups(FeatureGroups.windows(2, 1));
        double[][] x = {scene.picture(0)};
        assertThatThrownBy(() -> Measured.curves(overlapping, scene, x, x))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("feature");
    }

    @Property(tries = TRIES)
    void curvesLeadFromTheSampleToTheBaseline(@ForAll("scenes") Scene scene, @ForAll Order order) {
        double[] x = scene.picture(0);
        Curve curve = Measured.curves(
                        new PerturbationCurve(order, 4, Baseline.zero()), scene, new double[][] {x}, new double[][] {
                            scene.noise(0)
                        })
                .get(0);
        near(curve.points().get(0), scene.f(x, 1), 1e-12);
        near(curve.points().get(curve.points().size() - 1), scene.f(new double[x.length], 1), 1e-12);
    }

    @Property(tries = TRIES)
    void theMostRelevantAreTheLeastRelevantOfTheOpposite(@ForAll("scenes") Scene scene) {
        double[][] x = {scene.picture(0)};
        // Rounded, so that there are ties; and both signs of zero.
        double[] a = rounded(scene.noise(0));
        double[] opposite = Arrays.stream(a).map(v -> -v).toArray();
        assertThat(Measured.curves(PerturbationCurve.morf(), scene, x, new double[][] {a}))
                .isEqualTo(Measured.curves(PerturbationCurve.lerf(), scene, x, new double[][] {opposite}));
    }

    @Property(tries = TRIES)
    void noOrderIsBetterThanThatOfTheSharesOfALinearNet(@ForAll("scenes") Scene any, @ForAll Order order) {
        Scene scene = any.linear();
        double[] x = scene.picture(0);
        PerturbationCurve metric = new PerturbationCurve(order, 1, Baseline.zero());
        double[][] pictures = {x, x};
        int[] targets = {1, 1};
        double[][] a = {scene.inputTimesGradient(x, 1), scene.noise(0)};
        List<Measurement> found = Measured.of(metric, scene, targets, DataType.FLOAT64, pictures, a);
        assertThat(metric.direction().better(found.get(0).value(), found.get(1).value()))
                .isTrue();
    }

    @Example
    void equalAttributionsKeepTheOrderOfTheFeatures() {
        Scene scene = new Scene(1, 4, 4, 2, 1);
        double[][] x = {scene.picture(0)};
        double[] zeros = new double[16];
        double[] signs = new double[16];
        for (int i = 0; i < 16; i += 2) {
            signs[i] = -0.0;
        }
        for (Order order : Order.values()) {
            double[] expected = curve(scene, x[0], zeros, zeros, 1, order, 1);
            assertThat(expected[1]).isEqualTo(scene.f(withoutFirst(x[0]), 1));
            for (double[] ties : new double[][] {zeros, signs}) {
                Curve curve = Measured.curves(
                                new PerturbationCurve(order, 1, Baseline.zero()), scene, x, new double[][] {ties})
                        .get(0);
                for (int t = 0; t < expected.length; t++) {
                    near(curve.points().get(t), expected[t], 1e-12);
                }
            }
        }
    }

    private static double[] withoutFirst(double[] x) {
        double[] without = x.clone();
        without[0] = 0;
        return without;
    }

    private static double[] rounded(double[] values) {
        return Arrays.stream(values).map(v -> Math.rint(v * 2) / 2).toArray();
    }

    private static double[] curve(
            Scene scene, double[] x, double[] a, double[] base, int target, Order order, int featuresPerStep) {
        int[][] single =
                IntStream.range(0, x.length).mapToObj(i -> new int[] {i}).toArray(int[][]::new);
        return curve(scene, x, a, base, target, order, featuresPerStep, single);
    }

    /** By looking for the next group in each step. */
    private static double[] curve(
            Scene scene, double[] x, double[] a, double[] base, int target, Order order, int perStep, int[][] groups) {
        double sign = order == Order.MOST_RELEVANT_FIRST ? 1 : -1;
        double[] sums = new double[groups.length];
        for (int g = 0; g < groups.length; g++) {
            for (int i : groups[g]) {
                sums[g] += a[i];
            }
        }
        double[] current = x.clone();
        boolean[] taken = new boolean[groups.length];
        double[] points = new double[(int) Math.ceil((double) groups.length / perStep) + 1];
        points[0] = scene.f(x, target);
        for (int turn = 0; turn < groups.length; turn++) {
            int next = -1;
            for (int g = 0; g < groups.length; g++) {
                if (!taken[g] && (next < 0 || sign * sums[g] > sign * sums[next])) {
                    next = g;
                }
            }
            taken[next] = true;
            for (int i : groups[next]) {
                current[i] = base[i];
            }
            points[turn / perStep + 1] = scene.f(current, target);
        }
        return points;
    }
}
