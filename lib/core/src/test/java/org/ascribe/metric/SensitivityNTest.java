package org.ascribe.metric;

import static org.ascribe.metric.Measured.near;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.ascribe.Attribution;
import org.ascribe.ScalarFunction;
import org.ascribe.Target;
import org.ascribe.baseline.Baseline;
import org.ascribe.engine.Torch;
import org.ascribe.feature.FeatureGroups;
import org.ascribe.gradient.InputXGradient;
import org.ascribe.model.Model;
import org.ascribe.perturbation.Occlusion;

class SensitivityNTest {

    private static final int TRIES = 30;

    @Provide
    Arbitrary<Scene> scenes() {
        return Scene.any();
    }

    @Property(tries = TRIES)
    void itIsItsFormula(
            @ForAll("scenes") Scene scene,
            @ForAll @IntRange(min = 1, max = 6) int sizes,
            @ForAll @IntRange(min = 3, max = 8) int sets) {
        double[] base = scene.picture(7);
        SensitivityN metric =
                new SensitivityN(FeatureGroups.patches(1), Baseline.given(base), sizes, sets, scene.seed());
        double[][] x = {scene.picture(0), scene.picture(1)};
        double[][] a = {scene.noise(0), scene.inputTimesGradient(x[1], 2)};
        List<Measurement> found = Measured.of(metric, scene, x, a);
        int pixels = scene.height() * scene.width();
        List<int[]> drawn = metric.drawn(scene.shape());
        for (int row = 0; row < x.length; row++) {
            int target = Measured.targets(2)[row];
            double sum = 0;
            int defined = 0;
            int count = metric.sizesOf(pixels).size();
            for (int k = 0; k < count; k++) {
                double[] foretold = new double[sets];
                double[] change = new double[sets];
                for (int s = 0; s < sets; s++) {
                    double[] left = x[row].clone();
                    for (int i : drawn.get(k * sets + s)) {
                        left[i] = base[i];
                        foretold[s] += a[row][i];
                    }
                    change[s] = scene.f(x[row], target) - scene.f(left, target);
                }
                // three sets of one pixel may all be of the same one
                if (differ(drawn.subList(k * sets, (k + 1) * sets))) {
                    sum += pearson(foretold, change);
                    defined++;
                }
            }
            near(found.get(row).value(), defined == 0 ? 0 : sum / defined, 1e-7);
        }
    }

    private static boolean differ(List<int[]> drawn) {
        return drawn.stream()
                        .map(set -> Arrays.stream(set).boxed().collect(Collectors.toSet()))
                        .distinct()
                        .count()
                > 1;
    }

    private static double pearson(double[] u, double[] v) {
        double mu = Arrays.stream(u).average().orElseThrow();
        double mv = Arrays.stream(v).average().orElseThrow();
        double uv = 0;
        double uu = 0;
        double vv = 0;
        for (int i = 0; i < u.length; i++) {
            uv += (u[i] - mu) * (v[i] - mv);
            uu += (u[i] - mu) * (u[i] - mu);
            vv += (v[i] - mv) * (v[i] - mv);
        }
        return uv / Math.sqrt(uu * vv);
    }

    @Property(tries = TRIES)
    void attributionsOfALinearModelForetellEverySum(@ForAll("scenes") Scene scene) {
        Scene linear = scene.linear();
        double[][] x = {linear.picture(0)};
        double[][] shares = {linear.inputTimesGradient(x[0], 1)};
        SensitivityN metric = new SensitivityN(FeatureGroups.single(), 6, 10, 3);
        near(Measured.of(metric, linear, x, shares).get(0).value(), 1, 1e-9);
        double[][] opposite = {Arrays.stream(shares[0]).map(v -> -2 * v).toArray()};
        near(Measured.of(metric, linear, x, opposite).get(0).value(), -1, 1e-9);
    }

    @Property(tries = TRIES)
    void setsHaveTheirSizesAndNoPixelTwice(@ForAll("scenes") Scene scene) {
        SensitivityN metric = new SensitivityN(FeatureGroups.patches(1), 5, 20, scene.seed());
        List<Integer> sizes = metric.sizesOf(scene.height() * scene.width());
        assertThat(sizes)
                .isSorted()
                .doesNotHaveDuplicates()
                .startsWith(1)
                .allMatch(n -> n < scene.height() * scene.width());
        List<int[]> drawn = metric.drawn(scene.shape());
        assertThat(drawn).hasSize(20 * sizes.size());
        for (int s = 0; s < drawn.size(); s++) {
            assertThat(drawn.get(s)).doesNotHaveDuplicates().hasSize(scene.channels() * sizes.get(s / 20));
        }
    }

    /** Each of six features is in a third of the sets of two: 1000 of 3000, with a standard deviation of 26. */
    @Example
    void everyFeatureIsDrawnAsOftenAsEveryOther() {
        int[] counts = new int[6];
        SensitivityN metric = new SensitivityN(FeatureGroups.single(), 3, 3000, 5);
        assertThat(metric.sizesOf(6)).containsExactly(1, 2);
        metric.drawn(new Shape(6)).stream()
                .skip(3000)
                .flatMapToInt(Arrays::stream)
                .forEach(i -> counts[i]++);
        assertThat(counts)
                .satisfies(all -> IntStream.of(all).forEach(c -> assertThat(c).isBetween(870, 1130)));
    }

    @Example
    void aMapOfEqualValuesForetellsNothing() {
        Scene scene = new Scene(1, 5, 5, 3, 1);
        double[] equal = new double[scene.size()];
        Arrays.fill(equal, 0.5);
        SensitivityN metric = new SensitivityN(FeatureGroups.single(), 4, 10, 1);
        assertThat(Measured.of(metric, scene, new double[][] {scene.picture(0)}, new double[][] {equal})
                        .get(0)
                        .value())
                .isZero();
    }

    @Example
    void severalMethodsAreMeasuredAsEachAlone() {
        Scene scene = new Scene(1, 5, 5, 3, 2);
        SensitivityN metric = new SensitivityN(FeatureGroups.single(), 5, 12, 1);
        try (Model model = scene.model(DataType.FLOAT64);
                NDManager manager = Torch.manager()) {
            NDArray batch = scene.batch(manager, DataType.FLOAT64, new double[][] {scene.picture(0), scene.picture(1)});
            ScalarFunction f = model.target(Target.predicted());
            List<List<Attribution>> attributions = List.of(
                    new InputXGradient().attributeAll(f, batch), Occlusion.one().attributeAll(f, batch));
            List<List<SensitivityN.BySize>> together = metric.bySize(f, batch, attributions);
            for (int k = 0; k < 2; k++) {
                List<Measurement> alone = metric.ofAll(f, batch, attributions.get(k));
                for (int row = 0; row < 2; row++) {
                    near(together.get(k).get(row).mean(), alone.get(row).value(), 1e-12);
                }
            }
        }
    }

    @Example
    void whatCannotBeMeasuredIsRefused() {
        assertThatThrownBy(() -> new SensitivityN(FeatureGroups.single(), 0, 10, 1))
                .hasMessage("sizes: 0; expected 1 or more");
        assertThatThrownBy(() -> new SensitivityN(FeatureGroups.single(), 3, 2, 1))
                .hasMessage("sets: 2; expected 3 or more, two always correlate");
        assertThatThrownBy(() -> new SensitivityN(FeatureGroups.patches(5), 3, 5, 1).drawn(new Shape(1, 5, 5)))
                .hasMessage("groups: 1 of a sample of shape (1, 5, 5); expected 2 or more");
    }
}
