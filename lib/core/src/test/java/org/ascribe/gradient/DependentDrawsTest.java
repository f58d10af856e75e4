package org.ascribe.gradient;

import static org.ascribe.model.Near.near;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.ascribe.Attribution;
import org.ascribe.AttributionMethod;
import org.ascribe.ScalarFunction;
import org.ascribe.Target;
import org.ascribe.engine.Torch;
import org.ascribe.gradient.SmoothGrad.Statistic;
import org.ascribe.model.Model;
import org.ascribe.nets.Nets;
import org.ascribe.network.Activation;
import org.ascribe.sampling.Sampler;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Averages over draws that depend on one another: pairs, and draws that share a distribution out. */
class DependentDrawsTest {

    private static final int FEATURES = 6;

    /** {@code −ε g} and {@code ε g} cancel; what is left is the rounding of x ± ε, half an ulp of numbers below 8 each. */
    @Property(tries = 30)
    void inPairsSmoothTaylorOfALinearFunctionIsZero(@ForAll long seed) {
        Nets net = new Nets(FEATURES, List.of(), 3, Activation.SIGMOID, seed);
        try (Model model = net.model(DataType.FLOAT64);
                NDManager manager = Torch.manager()) {
            NDArray x = net.batch(manager, 1, DataType.FLOAT64).get(0);
            Sampler pairs = Sampler.gaussian(1, seed).antithetic();
            Attribution a = new SmoothTaylor(pairs.around(), 40).attribute(model.target(0), x);
            double[] slope = net.weight(0)[0];
            double[] error = a.certificate().standardError().orElseThrow();
            for (int i = 0; i < FEATURES; i++) {
                assertThat(Math.abs(a.values()[i])).isLessThanOrEqualTo(Math.abs(slope[i]) * Math.ulp(4.0));
                assertThat(error[i]).isLessThanOrEqualTo(Math.abs(slope[i]) * Math.ulp(4.0));
            }
        }
    }

    /** Two standard errors hold {@code −σ² H_ii}, known on a quadratic, about as often as they say, and are small where they may be. */
    @ParameterizedTest
    @ValueSource(strings = {"independent", "pairs", "latin", "latin pairs"})
    void standardErrorsOfDependentDrawsAreHonest(String kind) {
        double sigma = 0.4;
        Nets net = new Nets(FEATURES, List.of(5), 2, Activation.SQUARE, 11);
        try (Model model = net.model(DataType.FLOAT64);
                NDManager manager = Torch.manager()) {
            NDArray x = net.batch(manager, 1, DataType.FLOAT64);
            ScalarFunction f = model.target(1);
            NDArray units = manager.eye(FEATURES).toType(DataType.FLOAT64, false);
            double[] curvature = f.hessianVector(x.repeat(0, FEATURES), units)
                    .mul(units)
                    .sum(new int[] {1})
                    .toDoubleArray();
            int covered = 0;
            for (int seed = 0; seed < 100; seed++) {
                Attribution a = new SmoothTaylor(noise(kind, sigma, seed).around(), 400).attribute(f, x.get(0));
                double[] error = a.certificate().standardError().orElseThrow();
                for (int i = 0; i < FEATURES; i++) {
                    covered += Math.abs(a.values()[i] + sigma * sigma * curvature[i]) <= 1.96 * error[i] ? 1 : 0;
                }
            }
            // 95 % of a normal number, 93.5 % of a mean of 20 blocks; 600 features that depend on one another, ± 4 %.
            assertThat(covered / 600.0).isBetween(0.89, 0.985);
        }
    }

    private static Sampler noise(String kind, double sigma, long seed) {
        return switch (kind) {
            case "pairs" -> Sampler.gaussian(sigma, seed).antithetic();
            case "latin" -> Sampler.latinHypercube(20, sigma, seed);
            case "latin pairs" -> Sampler.latinHypercube(10, sigma, seed).antithetic();
            default -> Sampler.gaussian(sigma, seed);
        };
    }

    /** 300 parts, more than are computed at a time, and batches cut them in other places than single samples do. */
    @Example
    void howManyRowsThereAreDoesNotMatter() {
        rowsDoNotMatter(new SmoothTaylor(Sampler.latinHypercube(300, 0.5, 1).around(), 600));
        rowsDoNotMatter(new ExpectedGradients(Sampler.gaussian(0.5, 1).around(), Sampler.uniform(0, 1, 2), 600));
    }

    private static void rowsDoNotMatter(AttributionMethod method) {
        Nets net = new Nets(FEATURES, List.of(5), 2, Activation.TANH, 3);
        try (Model model = net.model(DataType.FLOAT64);
                NDManager manager = Torch.manager()) {
            NDArray x = net.batch(manager, 3, DataType.FLOAT64);
            int[] targets = {1, 0, 1};
            List<Attribution> together = method.attributeAll(model.target(Target.of(targets)), x);
            for (int row = 0; row < 3; row++) {
                Attribution alone = method.attribute(model.target(targets[row]), x.get(row));
                near(together.get(row).values(), alone.values(), 1e-13);
                near(
                        together.get(row).certificate().standardError().orElseThrow(),
                        alone.certificate().standardError().orElseThrow(),
                        1e-13);
            }
            assertThat(method.attributeAll(model.target(Target.of(targets)), x)).isEqualTo(together);
        }
    }

    @Example
    void ofOneBlockNothingIsKnown() {
        Nets net = new Nets(FEATURES, List.of(5), 2, Activation.TANH, 3);
        try (Model model = net.model(DataType.FLOAT64);
                NDManager manager = Torch.manager()) {
            NDArray x = net.batch(manager, 1, DataType.FLOAT64).get(0);
            Attribution a =
                    new SmoothTaylor(Sampler.latinHypercube(30, 0.5, 1).around(), 30).attribute(model.target(1), x);
            assertThat(Arrays.stream(a.certificate().standardError().orElseThrow()))
                    .allMatch(e -> Double.isNaN(e));
            assertThat(a.resolved()).containsOnly(false);
            SmoothGrad variance =
                    new SmoothGrad(new Gradient(), Sampler.gaussian(1, 1).antithetic(), 30, Statistic.VARIANCE);
            assertThat(variance.attribute(model.target(1), x).certificate().standardError())
                    .isEmpty();
        }
    }

    /** Pairs do not change the variance of the draws; a variance of pairs' means would be about half of it. */
    @Example
    void aVarianceIsThatOfTheDraws() {
        Nets net = new Nets(FEATURES, List.of(5), 2, Activation.TANH, 3);
        try (Model model = net.model(DataType.FLOAT64);
                NDManager manager = Torch.manager()) {
            NDArray x = net.batch(manager, 1, DataType.FLOAT64).get(0);
            Sampler noise = Sampler.gaussian(1, 1);
            double[] pairs =
                    variance(noise.antithetic()).attribute(model.target(1), x).values();
            Attribution single = variance(noise).attribute(model.target(1), x);
            double[] error = single.certificate().standardError().orElseThrow();
            for (int i = 0; i < FEATURES; i++) {
                assertThat(Math.abs(pairs[i] - single.values()[i])).isLessThan(5 * error[i]);
            }
        }
    }

    private static SmoothGrad variance(Sampler noise) {
        return new SmoothGrad(new Gradient(), noise, 4000, Statistic.VARIANCE);
    }

    @Example
    void blocksThatAreNotCompleteAreRefused() {
        Sampler pairs = Sampler.gaussian(1, 0).antithetic();
        refuses(() -> new SmoothTaylor(pairs.around(), 151), "samples: 151", "multiple of 2", "± gaussian");
        refuses(() -> new SmoothGrad(new Gradient(), pairs, 3, Statistic.MEAN), "samples: 3", "multiple of 2");
        refuses(() -> new AveragedBaselines(pairs, 5), "samples: 5", "multiple of 2");
        refuses(
                () -> new ExpectedGradients(pairs, Sampler.latinHypercube(3, 1, 0), 10),
                "samples: 10",
                "multiple of 6");
    }

    private static void refuses(ThrowingCallable call, String... words) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessageContainingAll(words);
    }
}
