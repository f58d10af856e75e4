package org.ascribe.taylor;

import static org.ascribe.taylor.Near.assertNear;
import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.ascribe.Cost;
import org.ascribe.ScalarFunction;
import org.ascribe.Target;
import org.ascribe.engine.Torch;
import org.ascribe.model.Model;
import org.ascribe.taylor.Witnessed.Smooth;

/** What every way to a series owes: the oracle's numbers, and the identities between coefficients. */
class TaylorSeriesTest {

    private static final int ORDER = 8;

    /** A way to a series, and how much of the largest term it may be off. */
    record Way(TaylorSeries series, double values, double gradients) {

        void agrees(ScalarFunction f, NDArray x, NDArray d, double[] c, double[][] g) {
            NDArray foundValues = series.values(f, x, d, c.length - 1);
            assertThat(foundValues.getShape()).isEqualTo(new Shape(c.length, 1));
            assertNear(foundValues.toDoubleArray(), c, values);
            NDArray foundGradients = series.gradients(f, x, d, g.length);
            assertThat(foundGradients.getShape()).isEqualTo(new Shape(g.length).addAll(x.getShape()));
            double[] all = Arrays.stream(g).flatMapToDouble(Arrays::stream).toArray();
            assertNear(foundGradients.toDoubleArray(), all, gradients);
        }
    }

    /** Through layers only rounding remains; at nodes it is enlarged, that of gradients the more. */
    static final List<Way> WAYS =
            List.of(new Way(new LayerwiseSeries(), 1e-12, 5e-12), new Way(new InterpolatedSeries(29, 0.4), 1e-9, 3e-8));

    @Provide
    Arbitrary<Way> ways() {
        return Arbitraries.of(WAYS);
    }

    /** Squares by themselves: what they feed saturates, and a saturated net's rounding is not small beside its terms. */
    @Provide
    Arbitrary<List<Smooth>> activations() {
        return Arbitraries.oneOf(
                smooth().list().ofMinSize(1).ofMaxSize(2),
                Arbitraries.just(Smooth.SQUARE).list().ofMinSize(1).ofMaxSize(2));
    }

    @Provide
    Arbitrary<Smooth> smooth() {
        return Arbitraries.of(Smooth.SIGMOID, Smooth.TANH, Smooth.SOFTPLUS);
    }

    @Property(tries = 60)
    void randomDenseNetsAgreeWithTheOracle(
            @ForAll("ways") Way way,
            @ForAll("activations") List<Smooth> activations,
            @ForAll @IntRange(min = 1, max = ORDER) int order,
            @ForAll @LongRange(min = 1, max = 100_000) long seed) {
        double[] x = Witnessed.point(Witnessed.FEATURES, seed);
        double[] d = scaled(Witnessed.point(Witnessed.FEATURES, -seed), 0.2);
        agree(way, Witnessed.dense(activations, seed), new Shape(Witnessed.FEATURES), x, d, order);
    }

    @Property(tries = 20)
    void randomImageNetsAgreeWithTheOracle(
            @ForAll("ways") Way way,
            @ForAll("smooth") Smooth smooth,
            @ForAll @LongRange(min = 1, max = 100_000) long seed) {
        double[] x = Witnessed.point(72, seed);
        double[] d = scaled(Witnessed.point(72, -seed), 0.2);
        agree(way, Witnessed.image(smooth, seed), new Shape(2, 6, 6), x, d, ORDER);
    }

    private static void agree(Way way, Witnessed net, Shape sample, double[] x, double[] d, int order) {
        CauchyOracle oracle = net.oracle(1, x, d);
        try (Model model = net.model();
                NDManager manager = Torch.manager()) {
            NDArray at = manager.create(x, new Shape(1).addAll(sample));
            ScalarFunction f = model.target(1).at(at);
            way.agrees(f, at, manager.create(d, at.getShape()), oracle.values(order), oracle.gradients(order));
        }
    }

    /** (k + 1) cₖ₊₁ = d · gₖ, and c₀ = f(x). */
    @Property(tries = 20)
    void gradientsShareOutTheValues(
            @ForAll("ways") Way way,
            @ForAll("activations") List<Smooth> activations,
            @ForAll @LongRange(min = 1, max = 100_000) long seed) {
        on(Witnessed.dense(activations, seed), seed, (f, x, d) -> {
            NDArray c = way.series.values(f, x, d, ORDER);
            NDArray shares = Orders.coefficients(d, way.series.gradients(f, x, d, ORDER));
            NDArray whole = c.get("1:");
            assertThat(difference(shares, whole)).isLessThan(10 * way.values);
            assertThat(difference(c.get(0), f.value(x))).isLessThan(1e-14);
        });
    }

    /** cₖ(x, s d) = sᵏ cₖ(x, d). */
    @Property(tries = 20)
    void coefficientsAreHomogeneousInTheDirection(
            @ForAll("ways") Way way,
            @ForAll("activations") List<Smooth> activations,
            @ForAll @LongRange(min = 1, max = 100_000) long seed) {
        double s = -0.75;
        on(Witnessed.dense(activations, seed), seed, (f, x, d) -> {
            NDArray powers = x.getManager()
                    .create(IntStream.rangeClosed(0, ORDER)
                            .mapToDouble(k -> Math.pow(s, k))
                            .toArray())
                    .reshape(-1, 1);
            NDArray c = way.series.values(f, x, d, ORDER);
            NDArray scaled = way.series.values(f, x, d.mul(s), ORDER);
            assertThat(difference(scaled, c.mul(powers))).isLessThan(10 * way.values);
        });
    }

    /** To 1e-12 through layers; elsewhere what differs in the last digit of f is enlarged as rounding is. */
    @Property(tries = 20)
    void aBatchIsAsManySingles(
            @ForAll("ways") Way way,
            @ForAll("activations") List<Smooth> activations,
            @ForAll @LongRange(min = 1, max = 100_000) long seed) {
        on(Witnessed.dense(activations, seed), seed, (f, x, d) -> {
            NDArray c = way.series.values(f, x, d, ORDER);
            NDArray g = way.series.gradients(f, x, d, ORDER);
            for (int row = 0; row < x.getShape().get(0); row++) {
                String rows = row + ":" + (row + 1);
                ScalarFunction one = f.rows(row);
                NDArray single = way.series.values(one, x.get(rows), d.get(rows), ORDER);
                assertThat(difference(single, c.get(":, " + rows))).isLessThan(way.values);
                NDArray gradients = way.series.gradients(one, x.get(rows), d.get(rows), ORDER);
                assertThat(difference(gradients, g.get(":, " + rows))).isLessThan(way.gradients);
            }
        });
    }

    /** Two squares make degree 4: no coefficient above it, and the sum of all is the other end, however far. */
    @Property(tries = 20)
    void polynomialsEndAtTheirDegree(
            @ForAll("ways") Way way,
            @ForAll @IntRange(min = 1, max = 2) int squares,
            @ForAll @LongRange(min = 1, max = 100_000) long seed) {
        int degree = 2 * squares;
        List<Smooth> activations =
                Stream.generate(() -> Smooth.SQUARE).limit(squares).toList();
        on(Witnessed.dense(activations, seed), seed, (f, x, d) -> {
            NDArray c = way.series.values(f, x, d, ORDER);
            double largest = Math.max(Near.LEAST, c.abs().max().getDouble());
            assertThat(c.get((degree + 1) + ":").abs().max().getDouble()).isLessThan(way.values * largest);
            NDArray sum = c.get("0:" + (degree + 1)).sum(new int[] {0});
            assertThat(sum.sub(f.value(x.add(d))).abs().max().getDouble()).isLessThan(1e-11 * largest);
        });
    }

    /** Inside a cell of a piecewise linear net there is nothing above first order. */
    @Property(tries = 20)
    void piecewiseLinearNetsEndAtFirstOrderInsideACell(
            @ForAll("ways") Way way, @ForAll @LongRange(min = 1, max = 100_000) long seed) {
        on(Witnessed.dense(List.of(Smooth.RELU, Smooth.RELU), seed), seed, (f, x, d) -> {
            NDArray small = d.mul(1e-6);
            NDArray c = way.series.values(f, x, small, ORDER);
            assertThat(c.get("2:").abs().max().getDouble()).isLessThan(1e-15);
            NDArray change = f.value(x.add(small)).sub(f.value(x));
            assertThat(c.get(1).sub(change).abs().max().getDouble()).isLessThan(1e-14);
        });
    }

    /** Coefficients that only appear behind an activation are counted too. */
    @Example
    void throughLayersEveryCoefficientIsAForward() {
        on(Witnessed.dense(List.of(Smooth.TANH), 2), 2, (f, x, d) -> {
            Cost before = f.cost();
            new LayerwiseSeries().values(f, x, d, ORDER);
            Cost between = f.cost();
            new LayerwiseSeries().gradients(f, x, d, ORDER);
            Cost after = f.cost();
            assertThat(between.forwards() - before.forwards()).isEqualTo(3 * (ORDER + 1));
            assertThat(between.backwards() - before.backwards()).isZero();
            assertThat(after.forwards() - between.forwards()).isEqualTo(3 * ORDER);
            assertThat(after.backwards() - between.backwards()).isEqualTo(3 * ORDER);
        });
    }

    private interface Check {
        void of(ScalarFunction f, NDArray x, NDArray d);
    }

    /** Three rows of different classes. */
    private static void on(Witnessed net, long seed, Check check) {
        try (Model model = net.model();
                NDManager manager = Torch.manager()) {
            Shape batch = new Shape(3, Witnessed.FEATURES);
            NDArray x = manager.create(Witnessed.point(3 * Witnessed.FEATURES, seed), batch);
            NDArray d = manager.create(scaled(Witnessed.point(3 * Witnessed.FEATURES, -seed), 0.2), batch);
            check.of(model.target(Target.of(0, 2, 1)).at(x), x, d);
        }
    }

    private static double difference(NDArray found, NDArray expected) {
        double largest = Math.max(Near.LEAST, expected.abs().max().getDouble());
        return found.sub(expected).abs().max().getDouble() / largest;
    }

    private static double[] scaled(double[] d, double s) {
        return Arrays.stream(d).map(v -> s * v).toArray();
    }
}
