package org.ascribe.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ascribe.ScalarFunction;
import org.ascribe.baseline.Baseline;
import org.ascribe.engine.Torch;
import org.ascribe.gradient.IntegratedGradients;
import org.ascribe.model.Model;
import org.ascribe.nets.Nets;
import org.ascribe.nets.OwnedArrays;
import org.ascribe.network.Activation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ToToleranceTest {

    private static final Path LINE = new StraightLine();
    private static final int[] FEATURES = {1};

    static Stream<Activation> smooth() {
        return Stream.of(Activation.TANH, Activation.SIGMOID, Activation.SOFTPLUS);
    }

    @ParameterizedTest
    @MethodSource("smooth")
    void onSmoothNetsTheEstimateBoundsTheErrorAndBothReachTheTolerance(Activation activation) {
        for (int seed = 1; seed <= 10; seed++) {
            assertThat(errors(activation, seed, 1e-3, 1)).allSatisfy(e -> {
                assertThat(e.estimate()).isLessThanOrEqualTo(1e-3);
                assertThat(e.error()).isLessThanOrEqualTo(0.1 * e.estimate() + 1e-12);
            });
        }
    }

    /** The gradient jumps, so no rule is sure: the estimate may miss a sample in fifty, and not by much. */
    @Test
    void onReluNetsTheEstimateBoundsAlmostAllErrors() {
        int all = 0;
        int missed = 0;
        for (int seed = 1; seed <= 25; seed++) {
            for (Error e : errors(Activation.RELU, seed, 1e-2, 2)) {
                all++;
                missed += e.error() > e.estimate() ? 1 : 0;
                assertThat(e.estimate()).isLessThanOrEqualTo(1e-2);
                assertThat(e.error()).isLessThanOrEqualTo(4 * 1e-2);
            }
        }
        assertThat(all).isEqualTo(100);
        assertThat(missed).isLessThanOrEqualTo(8);
    }

    @Test
    void aSampleGetsTheNodesItNeedsItself() {
        Nets net = new Nets(12, List.of(20, 10), 3, Activation.RELU, 4);
        try (Model model = net.model(DataType.FLOAT64);
                NDManager manager = Torch.manager()) {
            NDArray x = net.batch(manager, 5, DataType.FLOAT64).mul(2);
            NDArray b = Baseline.zero().of(x);
            ScalarFunction f = model.target(1).at(x);
            ToTolerance rule = new ToTolerance(1e-2);
            long before = f.cost().backwards();
            Integral together = rule.along(LINE, b, x, f);
            long paid = f.cost().backwards() - before;
            before = f.cost().backwards();
            for (int row = 0; row < 5; row++) {
                String one = row + ":" + (row + 1);
                Integral alone = rule.along(LINE, b.get(one), x.get(one), f.rows(row));
                near(alone.value(), together.value().get(one));
                near(alone.error(), together.error().get(one));
            }
            assertThat(f.cost().backwards() - before).isEqualTo(paid);
        }
    }

    /** A gradient that does not change is integrated exactly by the first two rules: 7 inner nodes, and the 8 between. */
    @Test
    void whatIsWithinTheToleranceGetsNoMoreNodes() {
        Nets linear = new Nets(5, List.of(), 3, Activation.SIGMOID, 4);
        try (Model model = linear.model(DataType.FLOAT64);
                NDManager manager = Torch.manager()) {
            NDArray x = linear.batch(manager, 2, DataType.FLOAT64);
            ScalarFunction f = model.target(0).at(x);
            new ToTolerance(1e-9).along(LINE, Baseline.zero().of(x), x, f);
            assertThat(f.cost().backwards()).isEqualTo(2 * 15);
        }
    }

    @Test
    void theMostNodesMayBeThoseOfTheFirstTwoRules() {
        Nets net = new Nets(12, List.of(20, 10), 3, Activation.RELU, 4);
        try (Model model = net.model(DataType.FLOAT64);
                NDManager manager = Torch.manager()) {
            NDArray x = net.batch(manager, 1, DataType.FLOAT64);
            ScalarFunction f = model.target(0).at(x);
            Integral found =
                    new ToTolerance(1e-9, 16).along(LINE, Baseline.zero().of(x), x, f);
            assertThat(f.cost().backwards()).isEqualTo(15);
            assertThat(found.error().max().getDouble()).isGreaterThan(1e-9);
        }
    }

    @Test
    void endsAtTheMostNodesAndSaysWhatIsLeft() {
        try (Model model = new Nets(12, List.of(20, 10), 3, Activation.RELU, 4).model(DataType.FLOAT64);
                NDManager manager = Torch.manager()) {
            NDArray x = new Nets(12, List.of(), 3, Activation.RELU, 4).batch(manager, 1, DataType.FLOAT64);
            ScalarFunction f = model.target(0).at(x);
            NDArray error = new ToTolerance(1e-9, 100)
                    .along(LINE, Baseline.zero().of(x), x, f)
                    .error();
            assertThat(error.max().getDouble()).isGreaterThan(1e-9);
            // 63 inner nodes of 64 intervals; 128 would be more than 100.
            assertThat(f.cost().backwards()).isEqualTo(63);
        }
    }

    @Test
    void aResultIsWithinTheToleranceOrSaysThatItIsNot() {
        for (int seed = 1; seed <= 10; seed++) {
            assertThat(shown(Activation.SIGMOID, seed, 1e-3)).allMatch(shown -> shown <= 1e-3);
        }
        // So near to the sum of jumps, 4096 nodes do not get.
        assertThat(shown(Activation.RELU, 4, 1e-7)).allMatch(shown -> shown > 1e-7);
    }

    /** The larger of quadrature error and convergence delta, of each row. */
    private static List<Double> shown(Activation activation, int seed, double tolerance) {
        Nets net = new Nets(12, List.of(20, 10), 3, activation, seed);
        try (Model model = net.model(DataType.FLOAT64);
                NDManager manager = Torch.manager()) {
            return new IntegratedGradients()
                            .toTolerance(tolerance)
                            .attributeAll(
                                    model.target(0),
                                    net.batch(manager, 4, DataType.FLOAT64).mul(3))
                            .stream()
                            .map(a -> Math.max(
                                    a.certificate().quadratureError().orElseThrow(),
                                    Math.abs(a.convergenceDelta().orElseThrow())))
                            .toList();
        }
    }

    @Test
    void leavesNothingOnTheManagerButTheResult() {
        Nets net = new Nets(12, List.of(20, 10), 3, Activation.RELU, 4);
        try (Model model = net.model(DataType.FLOAT64);
                NDManager manager = Torch.manager()) {
            NDArray x = net.batch(manager, 3, DataType.FLOAT64);
            NDArray b = Baseline.constant(0.1).of(x);
            ScalarFunction f = model.target(0).at(x);
            int before = OwnedArrays.of(manager);
            new ToTolerance(1e-3).along(LINE, b, x, f);
            assertThat(OwnedArrays.of(manager)).isEqualTo(before + 2);
            new Midpoint(9).along(LINE, b, x, f);
            // The value, the coarser value, and their distance with its sign and without.
            assertThat(OwnedArrays.of(manager)).isLessThanOrEqualTo(before + 2 + 4);
        }
    }

    @Test
    void refusesImpossibleSettings() {
        for (double tolerance : new double[] {0, -1, Double.NaN}) {
            assertThatThrownBy(() -> new ToTolerance(tolerance))
                    .hasMessageContainingAll("tolerance: " + tolerance, "expected a positive number");
        }
        assertThatThrownBy(() -> new ToTolerance(1e-3, 15)).hasMessageContainingAll("mostSteps: 15", "expected 16");
    }

    private record Error(double error, double estimate) {}

    /** Largest error and estimate of four samples; the true integral is a midpoint rule of many nodes. */
    private static List<Error> errors(Activation activation, int seed, double tolerance, double scale) {
        Nets net = new Nets(12, List.of(20, 10), 3, activation, seed);
        try (Model model = net.model(DataType.FLOAT64);
                NDManager manager = Torch.manager()) {
            NDArray x = net.batch(manager, 4, DataType.FLOAT64).mul(scale);
            NDArray b = Baseline.zero().of(x);
            ScalarFunction f = model.target(1).at(x);
            Integral found = new ToTolerance(tolerance).along(LINE, b, x, f);
            NDArray exact = activation == Activation.RELU
                    ? new Midpoint(8192).along(LINE, b, x, f).value()
                    : new GaussLegendre(60).along(LINE, b, x, f).value();
            double[] error = found.value().sub(exact).abs().max(FEATURES).toDoubleArray();
            double[] estimate = found.error().max(FEATURES).toDoubleArray();
            return IntStream.range(0, 4)
                    .mapToObj(row -> new Error(error[row], estimate[row]))
                    .toList();
        }
    }

    private static void near(NDArray found, NDArray expected) {
        assertThat(found.sub(expected).abs().max().getDouble()).isCloseTo(0, within(1e-12));
    }
}
