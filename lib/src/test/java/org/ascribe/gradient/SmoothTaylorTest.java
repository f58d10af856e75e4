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
import java.util.stream.IntStream;
import org.ascribe.Attribution;
import org.ascribe.Sampler;
import org.ascribe.ScalarFunction;
import org.ascribe.Target;
import org.ascribe.contract.Nets;
import org.ascribe.model.Activation;
import org.ascribe.model.Model;
import org.ascribe.model.Torch;
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
        }
    }

    @Test
    void refusesNoRoots() {
        assertThatThrownBy(() -> new SmoothTaylor(Sampler.gaussian(1, 0), 0))
                .hasMessageContainingAll("samples: 0", "expected 1 or more");
    }
}
