package org.ascribe.metric;

import static org.ascribe.metric.Measured.near;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.ascribe.Attribution;
import org.ascribe.AttributionMethod;
import org.ascribe.Cost;
import org.ascribe.ScalarFunction;
import org.ascribe.Target;
import org.ascribe.engine.Torch;
import org.ascribe.gradient.InputXGradient;
import org.ascribe.gradient.IntegratedGradients;
import org.ascribe.model.Model;
import org.ascribe.perturbation.Occlusion;
import org.ascribe.sampling.Sampler;

class InfidelityTest {

    private static final int TRIES = 30;

    @Provide
    Arbitrary<Scene> scenes() {
        return Scene.any();
    }

    @Property(tries = TRIES)
    void subtractionIsItsFormula(@ForAll("scenes") Scene scene, @ForAll Scaling scaling) {
        int count = 7;
        double[][] x = {scene.picture(0), scene.picture(1), scene.picture(2)};
        double[][] a = {scene.noise(0), scene.gradient(x[1], 2), scene.noise(2)};
        double[][][] draws = draws(scene, x.length, count);
        List<Measurement> found = Measured.of(
                Infidelity.additive(Sampler.givenByRow(draws), count).withScaling(scaling), scene, x, a);
        for (int row = 0; row < x.length; row++) {
            int target = Measured.targets(3)[row];
            double[] foretold = new double[count];
            double[] change = new double[count];
            for (int s = 0; s < count; s++) {
                double[] changed = x[row].clone();
                for (int i = 0; i < changed.length; i++) {
                    changed[i] -= draws[row][s][i];
                }
                foretold[s] = Scene.dot(draws[row][s], a[row]);
                change[s] = scene.f(x[row], target) - scene.f(changed, target);
            }
            double[] errors = squares(foretold, change, scaling);
            near(found.get(row).value(), Arrays.stream(errors).average().orElseThrow(), 1e-11);
            near(found.get(row).standardError().orElseThrow(), standardError(errors), 1e-11);
        }
    }

    @Property(tries = TRIES)
    void removalOfSquaresIsItsFormula(
            @ForAll("scenes") Scene scene, @ForAll Scaling scaling, @ForAll @IntRange(min = 1, max = 4) int largest) {
        double[][] x = {scene.picture(0), scene.picture(1)};
        double[][] a = {scene.noise(0), scene.inputTimesGradient(x[1], 2)};
        List<Measurement> found = Measured.of(Infidelity.squares(largest).withScaling(scaling), scene, x, a);
        for (int row = 0; row < x.length; row++) {
            int target = Measured.targets(2)[row];
            double[][] pairs = squares(scene, x[row], a[row], target, largest);
            double[] errors = squares(pairs[0], pairs[1], scaling);
            near(found.get(row).value(), Arrays.stream(errors).average().orElseThrow(), 1e-11);
            assertThat(found.get(row).standardError()).isEmpty();
        }
    }

    @Property(tries = TRIES)
    void theOptimalScaleTakesAnyFactorAway(
            @ForAll("scenes") Scene scene, @ForAll @DoubleRange(min = 0.01, max = 100) double factor) {
        double[][] x = {scene.picture(0)};
        double[] a = scene.inputTimesGradient(x[0], 1);
        double[] scaled = Arrays.stream(a).map(v -> -factor * v).toArray();
        Infidelity unscaled = Infidelity.squares(3);
        Infidelity optimal = unscaled.withScaling(Scaling.OPTIMAL);
        double plain = Measured.of(optimal, scene, x, new double[][] {a}).get(0).value();
        near(Measured.of(optimal, scene, x, new double[][] {scaled}).get(0).value(), plain, 1e-10);
        assertThat(plain)
                .isLessThanOrEqualTo(Measured.of(unscaled, scene, x, new double[][] {a})
                                .get(0)
                                .value()
                        + 1e-12);
    }

    @Property(tries = TRIES)
    void aLinearNetIsForetoldWithoutErrorAndByNoiseNot(@ForAll("scenes") Scene any, @ForAll Scaling scaling) {
        Scene scene = any.linear();
        double[][] x = {scene.picture(0)};
        double[][] noise = {scene.noise(0)};
        Infidelity additive = Infidelity.additive(Sampler.gaussian(0.5, 3), 50).withScaling(scaling);
        double[][] slopes = {scene.gradient(x[0], 1)};
        assertThat(Measured.of(additive, scene, x, slopes).get(0).value()).isLessThan(1e-24);
        assertThat(Measured.of(additive, scene, x, noise).get(0).value()).isGreaterThan(1e-3);
        Infidelity removal = Infidelity.squares(2).withScaling(scaling);
        double[][] shares = {scene.inputTimesGradient(x[0], 1)};
        assertThat(Measured.of(removal, scene, x, shares).get(0).value()).isLessThan(1e-24);
        assertThat(Measured.of(removal, scene, x, noise).get(0).value()).isGreaterThan(1e-3);
    }

    @Example
    void nothingForetoldScalesToNothing() {
        Scene scene = new Scene(1, 5, 5, 3, 1);
        double[][] x = {scene.picture(0)};
        double[][] zeros = {new double[scene.size()]};
        Infidelity metric = Infidelity.squares(2);
        assertThat(Measured.of(metric.withScaling(Scaling.OPTIMAL), scene, x, zeros)
                        .get(0)
                        .value())
                .isEqualTo(Measured.of(metric, scene, x, zeros).get(0).value())
                .isPositive();
    }

    @Property(tries = 2, generation = GenerationMode.EXHAUSTIVE)
    void theStandardErrorForetellsHowSeedsDiffer(@ForAll Scaling scaling) {
        Scene scene = new Scene(1, 5, 5, 4, 9);
        int seeds = 200;
        List<Measurement> bySeed;
        try (Model model = scene.model(DataType.FLOAT64);
                NDManager manager = Torch.manager()) {
            NDArray x = scene.batch(manager, DataType.FLOAT64, scene.picture(0));
            NDArray a = scene.batch(manager, DataType.FLOAT64, scene.noise(0));
            bySeed = IntStream.range(0, seeds)
                    .mapToObj(seed -> Infidelity.additive(Sampler.gaussian(0.3, seed), 200)
                            .withScaling(scaling)
                            .ofAll(model.target(1), x, a)
                            .get(0))
                    .toList();
        }
        double[] values = bySeed.stream().mapToDouble(Measurement::value).toArray();
        double foretold = bySeed.stream()
                .mapToDouble(m -> m.standardError().orElseThrow())
                .average()
                .orElseThrow();
        // The standard deviation of 200 values is known to 1/√400, 5 %.
        near(standardError(values) * Math.sqrt(seeds) / foretold, 1, 0.2);
    }

    @Property(tries = TRIES)
    void severalAttributionsTogetherAreMeasuredAsOneByOne(@ForAll("scenes") Scene scene, @ForAll Scaling scaling) {
        Infidelity metric = Infidelity.squares(3).withScaling(scaling);
        List<AttributionMethod> methods = List.of(new InputXGradient(), Occlusion.one(), new IntegratedGradients());
        try (Model model = scene.model(DataType.FLOAT64);
                NDManager manager = Torch.manager()) {
            NDArray x = scene.batch(manager, DataType.FLOAT64, scene.picture(0), scene.picture(1));
            ScalarFunction f = model.target(Target.of(Measured.targets(2)));
            List<List<Attribution>> attributions =
                    methods.stream().map(m -> m.attributeAll(f, x)).toList();
            Cost before = f.cost();
            List<List<Answers>> together = metric.answers(f, x, attributions);
            long forwards = f.cost().forwards() - before.forwards();
            for (int m = 0; m < methods.size(); m++) {
                List<Measurement> alone = metric.ofAll(f, x, attributions.get(m));
                for (int row = 0; row < 2; row++) {
                    near(
                            together.get(m).get(row).infidelity(scaling),
                            alone.get(row).value(),
                            1e-12);
                }
            }
            long oneByOne = f.cost().forwards() - before.forwards() - forwards;
            assertThat(oneByOne).isEqualTo(methods.size() * forwards);
        }
    }

    @Example
    void answersAreCutAndSummedUp() {
        Answers answers = new Answers(new double[] {1, 2, 0}, new double[] {3, 4, 5});
        near(answers.infidelity(Scaling.NONE), (4 + 4 + 25) / 3.0, 1e-15);
        near(answers.optimalScale(), 11 / 5.0, 1e-15);
        near(answers.part(1, 3).infidelity(Scaling.NONE), (4 + 25) / 2.0, 1e-15);
        assertThatThrownBy(() -> answers.part(1, 1)).hasMessageContaining("0 and 0 numbers; expected as many");
    }

    private static double[][][] draws(Scene scene, int rows, int count) {
        Random random = new Random(scene.seed() + 5);
        double[][][] draws = new double[rows][count][scene.size()];
        for (double[][] row : draws) {
            for (double[] draw : row) {
                Arrays.setAll(draw, i -> random.nextGaussian() * 0.4);
            }
        }
        return draws;
    }

    /** What is foretold, and what comes, for each square. */
    private static double[][] squares(Scene scene, double[] x, double[] a, int target, int largest) {
        double[][] pairs = new double[2][];
        double[] foretold = new double[10_000];
        double[] change = new double[10_000];
        int s = 0;
        for (int side = 1; side <= largest; side++) {
            for (int top = 0; top + side <= scene.height(); top++) {
                for (int left = 0; left + side <= scene.width(); left++) {
                    double[] without = x.clone();
                    for (int i = 0; i < x.length; i++) {
                        int row = i / scene.width() % scene.height();
                        int column = i % scene.width();
                        if (row >= top && row < top + side && column >= left && column < left + side) {
                            without[i] = 0;
                            foretold[s] += a[i];
                        }
                    }
                    change[s++] = scene.f(x, target) - scene.f(without, target);
                }
            }
        }
        pairs[0] = Arrays.copyOf(foretold, s);
        pairs[1] = Arrays.copyOf(change, s);
        return pairs;
    }

    private static double[] squares(double[] foretold, double[] change, Scaling scaling) {
        double beta = scaling == Scaling.NONE ? 1 : Scene.dot(foretold, change) / Scene.dot(foretold, foretold);
        return IntStream.range(0, change.length)
                .mapToDouble(s -> Math.pow(beta * foretold[s] - change[s], 2))
                .toArray();
    }

    private static double standardError(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        double variance = Arrays.stream(values).map(v -> Math.pow(v - mean, 2)).sum() / (values.length - 1);
        return Math.sqrt(variance / values.length);
    }
}
