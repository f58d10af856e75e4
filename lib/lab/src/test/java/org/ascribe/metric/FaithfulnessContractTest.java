package org.ascribe.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.ascribe.Attribution;
import org.ascribe.ScalarFunction;
import org.ascribe.Target;
import org.ascribe.baseline.Baseline;
import org.ascribe.catalogue.Metrics;
import org.ascribe.engine.Torch;
import org.ascribe.feature.FeatureGroups;
import org.ascribe.gradient.InputXGradient;
import org.ascribe.metric.RegionPerturbation.Mode;
import org.ascribe.model.Model;
import org.ascribe.sampling.Sampler;

/** What every metric that asks f promises, on random nets. */
class FaithfulnessContractTest {

    private static final int TRIES = 40;

    @Provide
    Arbitrary<FaithfulnessMetric> metrics() {
        Sampler noise = Sampler.gaussian(0.3, 7);
        Stream<FaithfulnessMetric> unusual = Stream.of(
                Infidelity.additive(noise, 300),
                Infidelity.additive(noise, 5).withScaling(Scaling.OPTIMAL),
                new Infidelity(new Removal(FeatureGroups.patches(2), Baseline.constant(0.5)), Scaling.NONE),
                PerturbationCurve.lerf().withGroupsPerStep(7),
                new RegionPerturbation(2, 1, 6, Sampler.uniform(0, 1, 3), 2, Mode.EXACT),
                new RegionPerturbation(1, 3, 400, Sampler.uniform(0, 1, 3), 1, Mode.PAPER));
        Stream<FaithfulnessMetric> usual = Metrics.all().stream()
                .map(Metrics.Entry::metric)
                .filter(FaithfulnessMetric.class::isInstance)
                .map(FaithfulnessMetric.class::cast);
        return Arbitraries.of(Stream.concat(usual, unusual).toList());
    }

    @Provide
    Arbitrary<Scene> scenes() {
        return Scene.any();
    }

    @Property(tries = TRIES)
    void aBatchEqualsItsSamplesAlone(@ForAll("scenes") Scene scene, @ForAll("metrics") FaithfulnessMetric metric) {
        double[][] x = {scene.picture(0), scene.picture(1), scene.picture(2)};
        double[][] a = {scene.noise(0), scene.inputTimesGradient(x[1], 2), scene.noise(2)};
        for (int row = 0; row < 3; row++) {
            Assume.that(canDivideBy(scene.f(x[row], Measured.targets(3)[row])));
        }
        List<Measurement> together = Measured.of(metric, scene, x, a);
        for (int row = 0; row < 3; row++) {
            Measurement alone = Measured.of(
                            metric,
                            scene,
                            new int[] {Measured.targets(3)[row]},
                            DataType.FLOAT64,
                            new double[][] {x[row]},
                            new double[][] {a[row]})
                    .get(0);
            close(together.get(row).value(), alone.value(), 1e-12);
            assertThat(together.get(row).standardError().isPresent())
                    .isEqualTo(alone.standardError().isPresent());
            close(
                    together.get(row).standardError().orElse(0),
                    alone.standardError().orElse(0),
                    1e-12);
        }
    }

    @Property(tries = TRIES)
    void theSameCallGivesTheSameBits(@ForAll("scenes") Scene scene, @ForAll("metrics") FaithfulnessMetric metric) {
        double[][] x = {scene.picture(0), scene.picture(1)};
        double[][] a = {scene.noise(0), scene.noise(1)};
        assertThat(Measured.of(metric, scene, x, a)).isEqualTo(Measured.of(metric, scene, x, a));
    }

    @Property(tries = TRIES)
    void float32IsCloseToFloat64(@ForAll("scenes") Scene scene, @ForAll("metrics") FaithfulnessMetric metric) {
        double[][] x = {scene.picture(0)};
        double[][] a = {scene.noise(0)};
        Assume.that(canDivideBy(scene.f(x[0], 1)));
        Measurement wide = Measured.of(metric, scene, new int[] {1}, DataType.FLOAT64, x, a)
                .get(0);
        Measurement narrow = Measured.of(metric, scene, new int[] {1}, DataType.FLOAT32, x, a)
                .get(0);
        close(narrow.value(), wide.value(), 1e-3);
    }

    @Property(tries = TRIES)
    void measurementsNameTheirMetric(@ForAll("metrics") FaithfulnessMetric metric) {
        Scene scene = new Scene(1, 6, 6, 2, 1);
        Measurement found = Measured.of(
                        metric, scene, new double[][] {scene.picture(0)}, new double[][] {scene.noise(0)})
                .get(0);
        assertThat(found.settings()).isEqualTo(metric.toString());
        assertThat(found.direction()).isEqualTo(metric.direction());
    }

    @Example
    void whatDoesNotBelongTogetherIsRefused() {
        Scene scene = new Scene(1, 5, 4, 2, 1);
        FaithfulnessMetric metric = PerturbationCurve.morf();
        try (Model model = scene.model(DataType.FLOAT64);
                NDManager manager = Torch.manager()) {
            ScalarFunction f = model.target(Target.of(0, 1));
            NDArray x = scene.batch(manager, DataType.FLOAT64, scene.picture(0), scene.picture(1));
            List<Attribution> a = new InputXGradient().attributeAll(f, x);
            refuses(() -> metric.ofAll(f, x, a.subList(0, 1)), "attributions: 1; expected 2, one for each sample");
            refuses(
                    () -> metric.ofAll(model.target(Target.of(0, 2)), x, a),
                    "attributions: number 1 explains class 1; expected class 2, that of f");
            refuses(
                    () -> metric.ofAll(f, x, x.get(":, :, :, :3")),
                    "values: shape (2, 1, 5, 3); expected that of the batch, (2, 1, 5, 4)");
            refuses(() -> metric.ofAll(f, x.get(":, :, :, :3"), a), "batch: shape (2, 1, 5, 3); expected one or more");
            refuses(
                    () -> metric.ofAll(f, manager.zeros(new Shape(0, 1, 5, 4), DataType.FLOAT64), List.of()),
                    "batch: shape (0, 1, 5, 4); expected one or more samples of shape (1, 5, 4)");
            refuses(() -> metric.ofAll(f, x, x.div(0)), "values: shape (2, 1, 5, 4) has NaN or infinite entries");
            refuses(() -> metric.ofAll(f, x.div(0), a), "batch: shape (2, 1, 5, 4) has NaN or infinite entries");
            refuses(
                    () -> Infidelity.squares(1).answers(f, x, List.of()),
                    "attributions: none; expected those of one method or more");
            refuses(
                    () -> Infidelity.squares(5).ofAll(f, x, a),
                    "sample: shape (1, 5, 4); squares of side 5 need images");
        }
    }

    @Example
    void settingsThatMeasureNothingAreRefused() {
        Sampler noise = Sampler.uniform(0, 1, 1);
        refuses(() -> Infidelity.additive(noise, 0), "count: 0; expected 1 perturbation or more");
        refuses(() -> Infidelity.squares(0), "largest: 0; expected a side of 1 pixel or more");
        refuses(() -> PerturbationCurve.morf().withGroupsPerStep(0), "groupsPerStep: 0; expected 1");
        refuses(() -> new RegionPerturbation(2, 0, 1, noise, 1, Mode.EXACT), "2, 0, 1, 1; expected 1 or more each");
        refuses(() -> new MaximumSensitivity(noise, 0), "count: 0; expected 1 draw or more");
        refuses(() -> MaximumSensitivity.inBall(-1, 5, 1), "radius: -1.0; expected a positive, finite one");
        refuses(
                () -> noise.normalised(new double[] {0.5}, new double[] {0.0}),
                "mean, deviation: [0.5], [0.0]; expected one mean and one positive deviation a channel");
        refuses(
                () -> new MultiScaleTotalVariation(new AverageTotalVariation(), 1, 30, Simpson.PARABOLA_AT_THE_END),
                "downscale: 1.0; expected a finite factor above 1");
        refuses(
                () -> new MultiScaleTotalVariation(new AverageTotalVariation(), 2, 0, Simpson.PARABOLA_AT_THE_END),
                "smallestSide: 0; expected 1 pixel or more");
        MapMetric variation = new AverageTotalVariation();
        refuses(() -> variation.of(new double[0][0]), "map: empty");
        refuses(() -> variation.of(new double[][] {{1, 2}, {1}}), "map: row 1 has 1 pixels; expected 2");
        refuses(
                () -> variation.of(new double[][] {{1, Double.NaN}}),
                "map: NaN at row 0, column 1; expected finite numbers");
    }

    /** Region perturbation divides by f(x): near 0, rounding is all that is left. */
    private static boolean canDivideBy(double output) {
        return Math.abs(output) > 0.01;
    }

    private static void refuses(Supplier<?> call, String message) {
        assertThatThrownBy(call::get)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    private static void close(double found, double expected, double tolerance) {
        assertThat(found).isCloseTo(expected, within(tolerance * Math.max(1, Math.abs(expected))));
    }
}
