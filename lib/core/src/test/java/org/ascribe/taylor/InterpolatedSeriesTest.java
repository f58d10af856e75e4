package org.ascribe.taylor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.ascribe.ScalarFunction;
import org.ascribe.Target;
import org.ascribe.engine.Torch;
import org.ascribe.model.Model;
import org.ascribe.taylor.Witnessed.Smooth;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What interpolation can do, what it cannot, and that it says so. */
class InterpolatedSeriesTest {

    private static final int ORDER = 8;
    private final NDManager manager = Torch.manager();

    @AfterEach
    void free() {
        manager.close();
    }

    /**
     * The largest error of twenty random nets in parts of the largest coefficient, at orders 2, 4, 6 and 8, by what f gives itself;
     * the nodes reach to half the radius of convergence. Found were 1e-15, 9e-14, 6e-12 and 9e-10 from Hessian-vector products,
     * 6e-15, 9e-13, 2e-10 and 8e-9 from gradients, 4e-13, 2e-10, 1e-8 and 6e-7 from values; other machines round otherwise.
     */
    @ParameterizedTest
    @CsvSource({
        "2, 1e-14, 4e-13, 3e-11, 4e-9", //
        "1, 3e-14, 4e-12, 1e-9, 4e-8",
        "0, 2e-12, 1e-9, 5e-8, 3e-6"
    })
    void errorAgainstOrder(int derivatives, double two, double four, double six, double eight) {
        double[] largest = new double[ORDER + 1];
        for (long seed = 1; seed <= 20; seed++) {
            Witnessed net = Witnessed.dense(List.of(Smooth.TANH, Smooth.SIGMOID), seed);
            double[] x = Witnessed.point(Witnessed.FEATURES, seed);
            double[] d = Witnessed.point(Witnessed.FEATURES, -seed);
            CauchyOracle oracle = net.oracle(1, x, d);
            double[] expected = oracle.values(ORDER);
            double scale = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
            try (Model model = net.model()) {
                NDArray at = row(x);
                InterpolatedSeries series = new InterpolatedSeries(29, oracle.radius()).withDerivatives(derivatives);
                double[] found =
                        series.values(model.target(1).at(at), at, row(d), ORDER).toDoubleArray();
                for (int k = 0; k <= ORDER; k++) {
                    largest[k] = Math.max(largest[k], Math.abs(found[k] - expected[k]) / scale);
                }
            }
        }
        assertThat(largest[2]).isLessThan(two);
        assertThat(largest[4]).isLessThan(four);
        assertThat(largest[6]).isLessThan(six);
        assertThat(largest[8]).isLessThan(eight);
    }

    /** Of all coefficients that are interpolated, one in a hundred is further off than it says; none more than tenfold here. */
    @ParameterizedTest
    @CsvSource({"0.1, 2", "0.4, 2", "1.2, 2", "0.4, 1", "1.2, 1", "0.4, 0", "1.2, 0"})
    void errorsAreBoundsThatAreSeldomExceeded(double radius, int derivatives) {
        InterpolatedSeries series = new InterpolatedSeries(29, radius, derivatives);
        List<Smooth> activations = List.of(Smooth.SIGMOID, Smooth.SOFTPLUS, Smooth.TANH);
        double[] parts = LongStream.rangeClosed(1, 40)
                .mapToObj(seed -> Witnessed.dense(activations.subList((int) seed % 3, 3), seed))
                .flatMapToDouble(net -> parts(series, net))
                .sorted()
                .toArray();
        assertThat(parts[parts.length / 2]).isBetween(0.001, 0.4);
        assertThat(parts[parts.length * 97 / 100]).isLessThan(1);
        assertThat(parts[parts.length - 1]).isLessThan(10);
    }

    /** Every coefficient's true error, in parts of what is said of it. */
    private DoubleStream parts(InterpolatedSeries series, Witnessed net) {
        double[] x = Witnessed.point(Witnessed.FEATURES, 1);
        double[] d = Witnessed.point(Witnessed.FEATURES, 2);
        double[] expected = net.oracle(1, x, d).values(ORDER);
        try (Model model = net.model()) {
            NDArray at = row(x);
            Coefficients c = series.valuesWithErrors(model.target(1).at(at), at, row(d), ORDER);
            double[] values = c.values().toDoubleArray();
            double[] errors = c.errors().toDoubleArray();
            return IntStream.rangeClosed(series.derivatives(), ORDER)
                    .mapToDouble(k -> Math.abs(values[k] - expected[k]) / errors[k]);
        }
    }

    @Test
    void whatFGivesItselfHasNoError() {
        withTanh((f, x, d) -> {
            Coefficients c = new InterpolatedSeries().valuesWithErrors(f, x, d, 3);
            assertThat(c.errors().get("0:2").max().getDouble()).isZero();
            assertThat(c.errors().get("2:").min().getDouble()).isPositive();
            assertThat(c.values().get(0).getDouble(0)).isEqualTo(f.value(x).getDouble(0));
            Coefficients g = new InterpolatedSeries().gradientsWithErrors(f, x, d, 2);
            assertThat(g.values().get(0)).isEqualTo(f.gradient(x));
            assertThat(g.errors().get(0).max().getDouble()).isZero();
            Coefficients first = new InterpolatedSeries().valuesWithErrors(f, x, d, 1);
            assertThat(first.values().getShape()).isEqualTo(new Shape(2, 3));
        });
    }

    /** |w·(x + t d)| has no Taylor series where w·x is next to 0: the errors are as large as what they are the errors of. */
    @Test
    void aKinkBetweenTheNodesShows() {
        Witnessed net = Witnessed.dense(List.of(Smooth.RELU), 3);
        try (Model model = net.model()) {
            NDArray x = row(Witnessed.point(Witnessed.FEATURES, 3));
            NDArray d = row(Witnessed.point(Witnessed.FEATURES, 4)).mul(5);
            ScalarFunction f = model.target(1).at(x);
            Coefficients smooth = new InterpolatedSeries(29, 1e-4, 1).valuesWithErrors(f, x, d, 2);
            Coefficients kinked = new InterpolatedSeries(29, 2, 1).valuesWithErrors(f, x, d, 2);
            double slope = Math.abs(smooth.values().get(1).getDouble(0));
            assertThat(smooth.errors().get(1).getDouble(0)).isLessThan(1e-12 * slope);
            assertThat(kinked.errors().get(1).getDouble(0)).isGreaterThan(1e-2 * slope);
            assertThat(kinked.errors().get(2).getDouble(0))
                    .isGreaterThan(kinked.values().get(2).abs().getDouble(0) / 2);
        }
    }

    /** Thirty rows of 29 nodes are passed in four parts. */
    @Property(tries = 10)
    void manyRowsAreCutWithoutATrace(@ForAll @IntRange(min = 5, max = 40) int rows) {
        Witnessed net = Witnessed.dense(List.of(Smooth.SIGMOID), 7);
        int[] classes = IntStream.range(0, rows).map(i -> i % 3).toArray();
        try (Model model = net.model();
                NDManager scope = Torch.manager()) {
            Shape batch = new Shape(rows, Witnessed.FEATURES);
            NDArray x = scope.create(Witnessed.point(rows * Witnessed.FEATURES, rows), batch);
            NDArray d = scope.create(Witnessed.point(rows * Witnessed.FEATURES, -rows), batch);
            ScalarFunction f = model.target(Target.of(classes)).at(x);
            NDArray found = new InterpolatedSeries(29, 0.5).gradients(f, x, d, 4);
            NDArray expected = new LayerwiseSeries().gradients(f, x, d, 4);
            assertThat(found.sub(expected).abs().max().getDouble())
                    .isLessThan(1e-10 * expected.abs().max().getDouble());
        }
    }

    /** Evaluations in single precision leave seven digits to start from. */
    @Test
    void singlePrecisionIsGoodForLowOrders() {
        Witnessed net = Witnessed.dense(List.of(Smooth.TANH), 5);
        try (Model twice = net.model();
                Model once = Model.of("single", net.architecture(), net.weights(), DataType.FLOAT32)) {
            NDArray x = row(Witnessed.point(Witnessed.FEATURES, 5));
            NDArray d = row(Witnessed.point(Witnessed.FEATURES, 6));
            NDArray expected = new LayerwiseSeries().values(twice.target(0).at(x), x, d, 4);
            NDArray single = x.toType(DataType.FLOAT32, false);
            Coefficients found = new InterpolatedSeries(15, 0.5)
                    .valuesWithErrors(once.target(0).at(single), single, d.toType(DataType.FLOAT32, false), 4);
            assertThat(found.values().getDataType()).isEqualTo(DataType.FLOAT32);
            NDArray off =
                    found.values().toType(DataType.FLOAT64, false).sub(expected).abs();
            assertThat(off.max().getDouble()).isLessThan(1e-4);
            assertThat(found.errors().max().getFloat()).isLessThan(1e-3f);
        }
    }

    @Test
    void badInputIsRefused() {
        assertThatThrownBy(() -> new InterpolatedSeries(4, 1)).hasMessageContainingAll("nodes: 4", "5 or more");
        assertThatThrownBy(() -> new InterpolatedSeries(9, 0)).hasMessageContainingAll("radius: 0.0", "positive");
        assertThatThrownBy(() -> new InterpolatedSeries(9, Double.NaN)).hasMessageContaining("radius: NaN");
        assertThatThrownBy(() -> new InterpolatedSeries().withDerivatives(3))
                .hasMessageContainingAll("derivatives: 3", "0, 1 or 2");
        withTanh((f, x, d) -> {
            InterpolatedSeries series = new InterpolatedSeries(9, 0.5);
            assertThatThrownBy(() -> series.values(f, x, d, 0)).hasMessageContaining("order: 0");
            assertThatThrownBy(() -> series.gradients(f, x, d, 9)).hasMessageContainingAll("order: 9", "less than 9");
            assertThatThrownBy(() -> series.values(f, x, d.get("0:2"), 2))
                    .hasMessageContainingAll("d: shape (2, 6)", "(3, 6)");
            assertThatThrownBy(() -> series.withDerivatives(0).gradients(f, x, d, 2))
                    .hasMessageContainingAll("derivatives: 0", "1 or 2");
        });
    }

    private interface Check {
        void of(ScalarFunction f, NDArray x, NDArray d);
    }

    private void withTanh(Check check) {
        try (Model model = Witnessed.dense(List.of(Smooth.TANH), 2).model()) {
            Shape batch = new Shape(3, Witnessed.FEATURES);
            NDArray x = manager.create(Witnessed.point(3 * Witnessed.FEATURES, 1), batch);
            NDArray d = manager.create(Witnessed.point(3 * Witnessed.FEATURES, 2), batch);
            check.of(model.target(1).at(x), x, d);
        }
    }

    private NDArray row(double[] values) {
        return manager.create(values, new Shape(1, values.length));
    }
}
