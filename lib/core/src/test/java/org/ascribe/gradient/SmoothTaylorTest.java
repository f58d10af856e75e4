package org.ascribe.gradient;

import static org.ascribe.model.Near.near;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;
import org.ascribe.Attribution;
import org.ascribe.ScalarFunction;
import org.ascribe.Target;
import org.ascribe.engine.Torch;
import org.ascribe.metric.SampleMean;
import org.ascribe.model.Model;
import org.ascribe.nets.Nets;
import org.ascribe.network.Activation;
import org.ascribe.sampling.Sampler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SmoothTaylorTest {

    private final NDManager manager = Torch.manager();

    @AfterEach
    void free() {
        manager.close();
    }

    /** {@code E[-ε_i ∂_i f(x + ε)] = -σ² E[∂_ii f]}, and on a quadratic the second derivative is the same everywhere. */
    @Test
    void onAQuadraticItIsMinusVarianceTimesCurvature() {
        double sigma = 0.4;
        Nets net = new Nets(6, List.of(5), 2, Activation.SQUARE, 11);
        try (Model model = net.model(DataType.FLOAT64)) {
            NDArray x = net.batch(manager, 1, DataType.FLOAT64);
            Attribution a =
                    new SmoothTaylor(Sampler.gaussian(sigma, 3).around(), 4000).attribute(model.target(1), x.get(0));
            NDArray units = manager.eye(6).toType(DataType.FLOAT64, false);
            ScalarFunction f = model.target(1);
            NDArray rows = x.repeat(0, 6);
            double[] curvature =
                    f.hessianVector(rows, units).mul(units).sum(new int[] {1}).toDoubleArray();
            double[] error = a.certificate().standardError().orElseThrow();
            for (int i = 0; i < 6; i++) {
                assertThat(a.values()[i]).isCloseTo(-sigma * sigma * curvature[i], within(5 * error[i]));
            }
            // A wrong sign or factor would be far outside.
            assertThat(IntStream.range(0, 6)).anyMatch(i -> sigma * sigma * Math.abs(curvature[i]) > 20 * error[i]);
        }
    }

    /** Both sides of Stein's identity, the right one from the second derivatives of the net in plain Java at other points. */
    @Test
    void onASoftplusNetItIsMinusVarianceTimesTheMeanCurvature() {
        double sigma = 0.7;
        int draws = 20_000;
        Nets net = new Nets(6, List.of(5), 2, Activation.SOFTPLUS, 4);
        try (Model model = net.model(DataType.FLOAT64)) {
            NDArray x = net.batch(manager, 1, DataType.FLOAT64).get(0);
            Attribution a = new SmoothTaylor(Sampler.gaussian(sigma, 3).around(), draws).attribute(model.target(1), x);
            double[] error = a.certificate().standardError().orElseThrow();
            Random random = new Random(8);
            double[][] curvatures = new double[6][draws];
            for (int s = 0; s < draws; s++) {
                double[] z = Arrays.stream(net.input(0))
                        .map(v -> v + sigma * random.nextGaussian())
                        .toArray();
                for (int i = 0; i < 6; i++) {
                    curvatures[i][s] = curvature(net, i, z, SmoothTaylorTest::softplusCurvature);
                }
            }
            for (int i = 0; i < 6; i++) {
                SampleMean curvature = SampleMean.of(curvatures[i]);
                double spread = Math.hypot(
                        error[i], sigma * sigma * curvature.standardError().orElseThrow());
                assertThat(a.values()[i]).isCloseTo(-sigma * sigma * curvature.value(), within(5 * spread));
            }
            assertThat(a.resolved()).contains(true);
        }
    }

    /** A ReLU has no curvature but at its kink; smoothed with normal noise of width s it has φ(m / s) / s. */
    @Test
    void onAReluNetItIsMinusVarianceTimesTheCurvatureOfTheSmoothedNet() {
        double sigma = 0.5;
        Nets net = new Nets(6, List.of(5), 2, Activation.RELU, 4);
        try (Model model = net.model(DataType.FLOAT64)) {
            NDArray x = net.batch(manager, 1, DataType.FLOAT64).get(0);
            Attribution a = new SmoothTaylor(Sampler.gaussian(sigma, 3).around(), 20_000).attribute(model.target(1), x);
            double[] error = a.certificate().standardError().orElseThrow();
            for (int i = 0; i < 6; i++) {
                double curvature = curvature(net, i, net.input(0), (m, w) -> {
                    double s = sigma * Math.sqrt(dot(w, w));
                    return Math.exp(-m * m / s / s / 2) / Math.sqrt(2 * Math.PI) / s;
                });
                assertThat(a.values()[i]).isCloseTo(-sigma * sigma * curvature, within(5 * error[i]));
            }
            assertThat(a.resolved()).contains(true);
        }
    }

    /** {@code Σ_h v_h w_hi² c(w_h z + b_h)}: the second derivative of output 1 by feature i, for a layer whose units have curvature c. */
    private static double curvature(Nets net, int i, double[] z, ToDoubleBiFunction<Double, double[]> unit) {
        double sum = 0;
        for (int h = 0; h < net.weight(0).length; h++) {
            double[] w = net.weight(0)[h];
            sum += net.weight(1)[1][h] * w[i] * w[i] * unit.applyAsDouble(net.bias(0)[h] + dot(w, z), w);
        }
        return sum;
    }

    private static double softplusCurvature(double m, double[] w) {
        double s = 1 / (1 + Math.exp(-m));
        return s * (1 - s);
    }

    private static double dot(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
    }

    /**
     * Not f(x) − mean f(z), as completeness would have it, but twice as much: in pairs that is no matter of chance, since
     * {@code −ε ∇f} sums to {@code −εᵀHε} and f(x) − f(z) to half of it.
     */
    @Test
    void onAQuadraticItSumsToTwiceTheChangeOfTheOutput() {
        Nets net = new Nets(6, List.of(5), 2, Activation.SQUARE, 11);
        try (Model model = net.model(DataType.FLOAT64)) {
            NDArray x = net.batch(manager, 1, DataType.FLOAT64).get(0);
            Attribution a = new SmoothTaylor(
                            Sampler.gaussian(0.4, 7).antithetic().around(), 60)
                    .withMode(SmoothTaylor.Mode.EXACT)
                    .attribute(model.target(1), x);
            double change = a.output() - a.baselineOutput().orElseThrow();
            assertThat(Math.abs(change)).isGreaterThan(1e-3);
            assertThat(a.sum()).isCloseTo(2 * change, within(1e-13));
            assertThat(a.convergenceDelta().orElseThrow()).isCloseTo(change, within(1e-13));
        }
    }

    @Test
    void theExactModeAsksForTheOutputsOfTheRootsAndChangesNoValue() {
        Nets net = new Nets(3, List.of(4), 2, Activation.TANH, 5);
        double[][] roots = {{0.5, -1, 2}, {0, 0.3, 0.1}};
        try (Model model = net.model(DataType.FLOAT64)) {
            NDArray x = net.batch(manager, 1, DataType.FLOAT64).get(0);
            SmoothTaylor paper = new SmoothTaylor(Sampler.given(roots), 2);
            Attribution dropped = paper.attribute(model.target(0), x);
            Attribution kept = paper.withMode(SmoothTaylor.Mode.EXACT).attribute(model.target(0), x);
            double mean = model.target(0).value(manager.create(roots)).mean().getDouble();
            assertThat(kept.values()).isEqualTo(dropped.values());
            assertThat(dropped.baselineOutput()).isEmpty();
            assertThat(kept.baselineOutput().orElseThrow()).isCloseTo(mean, within(1e-14));
            assertThat(kept.cost().forwards() - dropped.cost().forwards()).isEqualTo(2);
        }
    }

    @Test
    void recordedRootsGiveTheSumOfTheirTaylorTerms() {
        Nets net = new Nets(3, List.of(4), 2, Activation.TANH, 5);
        double[][] roots = {{0.5, -1, 2}, {0, 0.3, 0.1}};
        try (Model model = net.model(DataType.FLOAT64)) {
            NDArray x = net.batch(manager, 1, DataType.FLOAT64);
            NDArray z = manager.create(roots);
            double[] expected = x.sub(z)
                    .mul(model.target(0).gradient(z))
                    .mean(new int[] {0})
                    .toDoubleArray();
            near(
                    new SmoothTaylor(Sampler.given(roots), 2)
                            .attribute(model.target(0), x.get(0))
                            .values(),
                    expected,
                    1e-14);
        }
    }

    @Test
    void classSwitchRootsLieOnTheBorderOfTheClass() {
        Nets net = new Nets(8, List.of(12), 3, Activation.RELU, 2);
        try (Model model = net.model(DataType.FLOAT64)) {
            NDArray x = net.batch(manager, 3, DataType.FLOAT64);
            ScalarFunction predicted = model.target(Target.predicted());
            int[] home = predicted.at(x).targets();
            NDArray roots = new ClassSwitch(predicted, Sampler.gaussian(2, 1).around()).draws(x, 0, 10);
            for (int s = 0; s < 10; s++) {
                NDArray z = roots.get(s);
                int[] there = predicted.at(z).targets();
                int[] before = predicted.at(z.add(x.sub(z).mul(1e-6))).targets();
                for (int row = 0; row < 3; row++) {
                    assertThat(there[row]).isNotEqualTo(home[row]);
                    assertThat(before[row]).isEqualTo(home[row]);
                }
            }
        }
    }

    @Test
    void classSwitchRootsDoNotDependOnPortionsOrOtherSamples() {
        Nets net = new Nets(8, List.of(12), 3, Activation.RELU, 2);
        try (Model model = net.model(DataType.FLOAT64)) {
            NDArray x = net.batch(manager, 3, DataType.FLOAT64);
            Sampler roots = new ClassSwitch(
                    model.target(Target.predicted()), Sampler.gaussian(2, 1).around());
            NDArray all = roots.draws(x, 0, 6);
            near(
                    roots.draws(x.get("1:2"), 4, 6).toDoubleArray(),
                    all.get("4:6, 1:2").toDoubleArray(),
                    1e-8);
            List<Attribution> together = new SmoothTaylor(roots, 6).attributeAll(model.target(Target.predicted()), x);
            assertThat(together)
                    .allSatisfy(a -> assertThat(Arrays.stream(a.values())).allMatch(Double::isFinite));
        }
    }

    @Test
    void candidatesThatNeverLeaveTheClassAreRefused() {
        Nets net = new Nets(8, List.of(12), 3, Activation.RELU, 2);
        try (Model model = net.model(DataType.FLOAT64)) {
            NDArray x = net.batch(manager, 1, DataType.FLOAT64);
            Sampler near = Sampler.gaussian(1e-9, 1).around();
            ScalarFunction predicted = model.target(Target.predicted());
            assertThatThrownBy(() -> new ClassSwitch(predicted, near, 3).draws(x, 0, 2))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContainingAll("candidates: 3 of x + gaussian", "own class", "expected one of another");
            assertThatThrownBy(() -> new ClassSwitch(predicted, near, 0))
                    .hasMessageContainingAll("attempts: 0", "expected 1 to");
            AtomicInteger asked = new AtomicInteger();
            Sampler counted = (batch, from, to) -> {
                asked.incrementAndGet();
                return near.draws(batch, from, to);
            };
            assertThatThrownBy(() -> new ClassSwitch(predicted, counted, 1).draws(x, 0, 2))
                    .hasMessageContaining("candidates: 1 of");
            assertThat(asked).hasValue(1);
            // Every attempt has 2²⁰ draws of its own, and draws are counted in an int.
            assertThat(new ClassSwitch(predicted, near, 2046).attempts()).isEqualTo(2046);
            assertThatThrownBy(() -> new ClassSwitch(predicted, near, 2047))
                    .hasMessageContainingAll("attempts: 2047", "expected 1 to 2046");
        }
    }

    @Test
    void refusesNoRoots() {
        assertThatThrownBy(() -> new SmoothTaylor(Sampler.gaussian(1, 0), 0))
                .hasMessageContainingAll("samples: 0", "expected 1 or more");
    }
}
