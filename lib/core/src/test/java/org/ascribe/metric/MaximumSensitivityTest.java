package org.ascribe.metric;

import static org.ascribe.metric.Measured.near;
import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.ascribe.AttributionMethod;
import org.ascribe.Scores;
import org.ascribe.Target;
import org.ascribe.engine.Torch;
import org.ascribe.gradient.InputXGradient;
import org.ascribe.model.Model;
import org.ascribe.sampling.Sampler;

class MaximumSensitivityTest {

    private static final int TRIES = 30;
    private static final AttributionMethod GRADIENT = (f, x) -> Scores.of(f.gradient(x));

    @Provide
    Arbitrary<Scene> scenes() {
        return Scene.any();
    }

    @Property(tries = TRIES)
    void itIsItsFormula(@ForAll("scenes") Scene scene) {
        int count = 6;
        double[][] x = {scene.picture(0), scene.picture(1), scene.picture(2)};
        Random random = new Random(scene.seed());
        double[][][] draws = new double[3][count][];
        for (double[][] row : draws) {
            Arrays.setAll(row, s -> random.doubles(scene.size(), -0.2, 0.2).toArray());
        }
        List<Measurement> found =
                measured(new MaximumSensitivity(Sampler.givenByRow(draws), count), new InputXGradient(), scene, x);
        for (int row = 0; row < 3; row++) {
            int target = Measured.targets(3)[row];
            double[] a = scene.inputTimesGradient(x[row], target);
            double largest = 0;
            for (double[] draw : draws[row]) {
                double[] moved = x[row].clone();
                for (int i = 0; i < moved.length; i++) {
                    moved[i] += draw[i];
                }
                double[] difference = scene.inputTimesGradient(moved, target);
                for (int i = 0; i < moved.length; i++) {
                    difference[i] -= a[i];
                }
                largest = Math.max(largest, Math.sqrt(Scene.dot(difference, difference)));
            }
            near(found.get(row).value(), largest / Math.sqrt(Scene.dot(a, a)), 1e-11);
        }
    }

    @Property(tries = TRIES)
    void whatIgnoresTheSampleIsToldFromNoise(@ForAll("scenes") Scene scene) {
        MaximumSensitivity metric = MaximumSensitivity.inBall(0.02, 10, 1);
        double[][] x = {scene.picture(0)};
        assertThat(measured(metric, GRADIENT, scene.linear(), x).get(0).value()).isLessThan(1e-14);
        // Neighbours share nothing: a sine far too fast to follow.
        AttributionMethod erratic = (f, samples) -> Scores.of(samples.mul(1e6).sin());
        double noise = measured(metric, erratic, scene, x).get(0).value();
        assertThat(noise).isGreaterThan(0.5);
        assertThat(metric.direction().better(0, noise)).isTrue();
    }

    @Property(tries = TRIES)
    void moreDrawsAreNeverLessSensitive(@ForAll("scenes") Scene scene) {
        double[][] x = {scene.picture(0)};
        double few = measured(MaximumSensitivity.inBall(0.1, 5, 3), GRADIENT, scene, x)
                .get(0)
                .value();
        double many = measured(MaximumSensitivity.inBall(0.1, 25, 3), GRADIENT, scene, x)
                .get(0)
                .value();
        // A larger batch rounds its sums in another order.
        assertThat(many).isGreaterThanOrEqualTo(few * (1 - 1e-10));
    }

    @Example
    void attributionsOfZeroAreMeasuredByTheDifferenceAlone() {
        Scene scene = new Scene(1, 4, 4, 3, 1);
        AttributionMethod aboveOne = (f, x) -> Scores.of(x.sub(1).maximum(0));
        Sampler draw = Sampler.given(scene.picture(1));
        double[] zeros = new double[16];
        double[] ones = new double[16];
        Arrays.fill(ones, 1);
        List<Measurement> found =
                measured(new MaximumSensitivity(draw, 1), aboveOne, scene, new double[][] {zeros, ones});
        assertThat(found.get(0).value()).isZero();
        near(found.get(1).value(), Math.sqrt(Scene.dot(scene.picture(1), scene.picture(1))), 1e-12);
    }

    private static List<Measurement> measured(
            MaximumSensitivity metric, AttributionMethod method, Scene scene, double[][] x) {
        try (Model model = scene.model(DataType.FLOAT64);
                NDManager manager = Torch.manager()) {
            NDArray batch = scene.batch(manager, DataType.FLOAT64, x);
            return metric.ofAll(method, model.target(Target.of(Measured.targets(x.length))), batch);
        }
    }
}
