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
import org.ascribe.ScalarFunction;
import org.ascribe.baseline.Baseline;
import org.ascribe.engine.Torch;
import org.ascribe.model.Model;
import org.ascribe.nets.Nets;
import org.ascribe.network.Activation;
import org.ascribe.sampling.Sampler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExpectedGradientsTest {

    private static final int RUNS = 200;

    private final Nets net = new Nets(8, List.of(10, 6), 3, Activation.TANH, 21);
    private final double[][] data = IntStream.range(10, 15).mapToObj(net::input).toArray(double[][]::new);
    private NDManager manager;
    private Model model;
    private ScalarFunction f;
    private NDArray x;

    @BeforeEach
    void make() {
        manager = Torch.manager();
        model = net.model(DataType.FLOAT64);
        f = model.target(2);
        x = manager.create(net.input(0));
    }

    @AfterEach
    void free() {
        model.close();
        manager.close();
    }

    /** Two standard errors cover the exact value, Integrated Gradients averaged over the data, as often as they say. */
    @Test
    void itsStandardErrorsCoverTheExactValue() {
        double share =
                covered(seed -> new ExpectedGradients(Sampler.among(seed, data), Sampler.uniform(0, 1, ~seed), 100));
        assertThat(share).isBetween(0.92, 0.98);
    }

    @Test
    void stratifiedAlphasAreNoLessSure() {
        double share = covered(seed -> new ExpectedGradients(Sampler.among(seed, data), 100, ~seed));
        assertThat(share).isGreaterThan(0.92);
    }

    @Test
    void stratifiedAlphasAreCloserToTheExactValueOfOneBaseline() {
        double[] exact = new IntegratedGradients()
                .withBaseline(Baseline.given(data[0]))
                .attribute(f, x)
                .values();
        Sampler baseline = Sampler.among(0, new double[][] {data[0]});
        double even = distance(exact, new ExpectedGradients(baseline, 100, 7));
        double independent = distance(exact, new ExpectedGradients(baseline, Sampler.uniform(0, 1, 7), 100));
        assertThat(even).isLessThan(independent / 5);
    }

    @Test
    void whatItLacksToCompletenessIsMeasuredAgainstTheMeanOverItsBaselines() {
        Attribution a = new ExpectedGradients(Sampler.given(data), 5, 1).attribute(f, x);
        double mean = Arrays.stream(f.value(manager.create(data)).toDoubleArray())
                .average()
                .orElseThrow();
        assertThat(a.baselineOutput().orElseThrow()).isCloseTo(mean, within(1e-14));
        assertThat(a.convergenceDelta().orElseThrow()).isCloseTo(a.sum() - (a.output() - mean), within(1e-14));
    }

    @Test
    void averagedBaselinesAreTheMeanOfTheirIntegratedGradients() {
        double[] expected = new double[8];
        for (double[] b : data) {
            double[] one = new IntegratedGradients()
                    .withBaseline(Baseline.given(b))
                    .attribute(f, x)
                    .values();
            for (int i = 0; i < 8; i++) {
                expected[i] += one[i] / data.length;
            }
        }
        Attribution a = new AveragedBaselines(Sampler.given(data), data.length).attribute(f, x);
        near(a.values(), expected, 1e-13);
        assertThat(a.convergenceDelta().orElseThrow()).isCloseTo(0, within(1e-10));
        assertThat(a.certificate().quadratureError().orElseThrow()).isLessThan(1e-6);
    }

    @Test
    void thePapersNoiseBaselinesHaveRightRiemannSumsOfFiftySteps() {
        double[] input = x.toDoubleArray();
        double[] expected = new double[input.length];
        for (double[] b : List.of(data[0], data[1])) {
            for (int m = 1; m <= 50; m++) {
                double step = m / 50.0;
                double[] at = IntStream.range(0, input.length)
                        .mapToDouble(i -> b[i] + step * (input[i] - b[i]))
                        .toArray();
                double[] slope = f.gradient(manager.create(at).expandDims(0)).toDoubleArray();
                for (int i = 0; i < input.length; i++) {
                    expected[i] += (input[i] - b[i]) * slope[i] / 50 / 2;
                }
            }
        }
        near(AveragedBaselines.paper(Sampler.given(data), 2).attribute(f, x).values(), expected, 1e-13);
    }

    /** α from other random bits than the baselines: with the same, the two would go together. */
    @Test
    void normalBaselinesHaveAlphasOfAnotherSeed() {
        ExpectedGradients expected =
                new ExpectedGradients(Sampler.gaussian(0.3, 5).around(), Sampler.stratified(40, -6), 40);
        assertThat(ExpectedGradients.gaussian(0.3, 40, 5)).isEqualTo(expected);
        assertThat(new ExpectedGradients(Sampler.given(data), 1, 0).samples()).isEqualTo(1);
    }

    @Test
    void refusesNoDraws() {
        assertThatThrownBy(() -> ExpectedGradients.gaussian(1, 0, 0)).hasMessageContainingAll("expected 1 or more");
        assertThatThrownBy(() -> new ExpectedGradients(Sampler.given(data), Sampler.uniform(0, 1, 0), 0))
                .hasMessageContainingAll("samples: 0", "expected 1 or more");
        assertThatThrownBy(() -> new AveragedBaselines(Sampler.given(data), -1))
                .hasMessageContainingAll("samples: -1", "expected 1 or more");
    }

    private interface Seeded {
        ExpectedGradients with(long seed);
    }

    /** How many features of how many runs are within 1.96 standard errors of the exact value. */
    private double covered(Seeded method) {
        double[] exact = new AveragedBaselines(Sampler.given(data), data.length)
                .attribute(f, x)
                .values();
        int within = 0;
        for (int seed = 0; seed < RUNS; seed++) {
            Attribution a = method.with(seed).attribute(f, x);
            double[] error = a.certificate().standardError().orElseThrow();
            for (int i = 0; i < exact.length; i++) {
                within += Math.abs(a.values()[i] - exact[i]) <= 1.96 * error[i] ? 1 : 0;
            }
        }
        return within / (double) (RUNS * exact.length);
    }

    private double distance(double[] exact, ExpectedGradients method) {
        double[] found = method.attribute(f, x).values();
        return IntStream.range(0, exact.length)
                .mapToDouble(i -> Math.abs(found[i] - exact[i]))
                .max()
                .orElseThrow();
    }
}
