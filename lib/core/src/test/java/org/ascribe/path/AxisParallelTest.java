package org.ascribe.path;

import static org.ascribe.model.Near.near;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.ascribe.Attribution;
import org.ascribe.ScalarFunction;
import org.ascribe.baseline.Baseline;
import org.ascribe.engine.Torch;
import org.ascribe.gradient.IntegratedGradients;
import org.ascribe.model.Model;
import org.ascribe.nets.Nets;
import org.ascribe.network.Activation;
import org.junit.jupiter.api.Test;

class AxisParallelTest {

    /**
     * Each feature has nodes of its own, as many as the rule has: on a quadratic a midpoint is exact, and all smooth rules of a few
     * nodes are, whatever the number of features.
     */
    @Property(tries = 20)
    void aFeatureGetsWhatItsMoveChanges(@ForAll @LongRange(min = 1, max = 9999) long seed) {
        Nets net = new Nets(5, List.of(4), 2, Activation.SQUARE, seed);
        List<Integer> order = shuffled(5, seed);
        try (Model model = net.model(DataType.FLOAT64);
                NDManager manager = Torch.manager()) {
            NDArray x = net.batch(manager, 2, DataType.FLOAT64);
            ScalarFunction f = model.target(1).at(x);
            for (Quadrature rule : List.of(new Midpoint(1), new Midpoint(7), new GaussLegendre(3))) {
                double[] found = new IntegratedGradients()
                        .withBaseline(Baseline.given(net.input(7)))
                        .withPath(new AxisParallel(order))
                        .withQuadrature(rule)
                        .scores(f, x)
                        .values()
                        .toDoubleArray();
                for (int row = 0; row < 2; row++) {
                    near(
                            Arrays.copyOfRange(found, 5 * row, 5 * row + 5),
                            changes(f, manager, net.input(7), net.input(row), order),
                            1e-12);
                }
            }
        }
    }

    /** A node at a corner has the velocity of the piece that it belongs to, and the error of a sum at one end is what theory says. */
    @Property(tries = 20)
    void sumsFromTheEndsOfPiecesMissByAHalfOfTheSecondOrder(@ForAll @LongRange(min = 1, max = 9999) long seed) {
        Nets net = new Nets(3, List.of(4), 1, Activation.SQUARE, seed);
        List<Integer> order = shuffled(3, seed);
        int steps = 11;
        try (Model model = net.model(DataType.FLOAT64);
                NDManager manager = Torch.manager()) {
            NDArray x = net.batch(manager, 1, DataType.FLOAT64);
            ScalarFunction f = model.target(0).at(x);
            NDArray b = Baseline.given(net.input(7)).of(x);
            Path path = new AxisParallel(order);
            double[] exact = new Midpoint(1).along(path, b, x, f).value().toDoubleArray();
            double[] right =
                    new RightRiemann(steps).along(path, b, x, f).value().toDoubleArray();
            double[] left = new LeftRiemann(steps).along(path, b, x, f).value().toDoubleArray();
            for (int i = 0; i < 3; i++) {
                NDArray v = x.zerosLike();
                v.set(new NDIndex("0," + i), x.getDouble(0, i) - b.getDouble(0, i));
                double curvature = f.hessianVector(x, v).mul(v).sum().getDouble();
                near(
                        new double[] {right[i], left[i]},
                        new double[] {exact[i] + curvature / (2 * steps), exact[i] - curvature / (2 * steps)},
                        1e-12);
            }
        }
    }

    /** 784 pieces of the pixels of a digit, in batches that hold many pieces each. */
    @Test
    void aPathOfManyPiecesIsCompleteInBothPrecisions() {
        Nets net = new Nets(784, List.of(10), 3, Activation.TANH, 2);
        for (DataType type : List.of(DataType.FLOAT64, DataType.FLOAT32)) {
            try (Model model = net.model(type);
                    NDManager manager = Torch.manager()) {
                Attribution a = new IntegratedGradients()
                        .withPath(new AxisParallel(shuffled(784, 5)))
                        .withQuadrature(new GaussLegendre(4))
                        .attributeAll(model.target(1), net.batch(manager, 1, type))
                        .get(0);
                assertThat(Math.abs(a.convergenceDelta().orElseThrow()))
                        .isLessThan(type == DataType.FLOAT64 ? 1e-10 : 1e-4);
                assertThat(a.cost().backwards()).isEqualTo(4 * 784);
            }
        }
    }

    @Test
    void goesFromTheBaselineToTheSample() {
        try (NDManager manager = Torch.manager()) {
            NDArray b = manager.create(new double[][] {{1, 2, 3}});
            NDArray x = manager.create(new double[][] {{4, -5, 6}});
            NDArray alpha = manager.create(new double[] {0, 0.5, 1}).reshape(3, 1, 1);
            double[] points =
                    new AxisParallel(List.of(2, 1, 0)).points(b, x, alpha).toDoubleArray();
            assertThat(points).containsExactly(1, 2, 3, 1, -1.5, 6, 4, -5, 6);
        }
    }

    /** What it lets be, since it holds by construction. */
    @Property(tries = 20)
    void isThePathThatItsPiecesAre(@ForAll @LongRange(min = 1, max = 9999) long seed) {
        Nets net = new Nets(4, List.of(), 1, Activation.TANH, seed);
        Path path = new AxisParallel(shuffled(4, seed));
        try (NDManager manager = Torch.manager()) {
            NDArray x = net.batch(manager, 2, DataType.FLOAT64);
            NDArray b = Baseline.given(net.input(7)).of(x);
            PathCheck.of(path, b, x);
            NDArray local = manager.create(new double[] {0, 0.3, 1}).reshape(3, 1, 1);
            List<Path> pieces = path.pieces(b, x);
            for (int k = 0; k < 4; k++) {
                near(
                        pieces.get(k).points(b, x, local).toDoubleArray(),
                        path.points(b, x, local.add(k).div(4)).toDoubleArray(),
                        1e-12);
            }
        }
    }

    /** Of three samples none moves in feature 1, and one alone in feature 2; where nothing moves nothing is asked. */
    @Test
    void featuresThatStayCostNothing() {
        Nets net = new Nets(3, List.of(4), 1, Activation.TANH, 3);
        try (Model model = net.model(DataType.FLOAT64);
                NDManager manager = Torch.manager()) {
            NDArray b = manager.create(new double[][] {{0, 1, 2}, {3, 4, 5}, {6, 7, 8}});
            NDArray x = manager.create(new double[][] {{1, 1, 2}, {2, 4, 5}, {5, 7, 9}});
            ScalarFunction f = model.target(0).at(x);
            Integral found = new GaussLegendre(10).along(new AxisParallel(), b, x, f);
            assertThat(f.cost().backwards()).isEqualTo(2 * 10 * 3);
            assertThat(found.value().get(":,1").abs().sum().getDouble()).isZero();
            double[] sums = found.value().sum(new int[] {1}).toDoubleArray();
            near(sums, f.value(x).sub(f.value(b)).toDoubleArray(), 1e-10);
            Integral none = new GaussLegendre(10).along(new AxisParallel(), x, x, f);
            assertThat(f.cost().backwards()).isEqualTo(2 * 10 * 3);
            assertThat(none.value().abs().sum().getDouble()).isZero();
        }
    }

    @Test
    void refusesOrdersThatAreNone() {
        assertThatThrownBy(() -> new AxisParallel(List.of(0, 2)))
                .hasMessageContainingAll("order: [0, 2]", "expected each of 0 to 1 once");
        try (NDManager manager = Torch.manager()) {
            NDArray x = manager.create(new double[][] {{4, -5, 6}});
            NDArray alpha = manager.create(new double[] {0}).reshape(1, 1, 1);
            assertThatThrownBy(() -> new AxisParallel(List.of(0, 1)).points(x, x, alpha))
                    .hasMessageContainingAll("order: 2 features", "expected 3", "shape (3)");
            assertThatThrownBy(() -> new AxisParallel(List.of(0, 1)).check(x, x))
                    .hasMessageContainingAll("order: 2 features", "expected 3", "shape (3)");
        }
    }

    private static List<Integer> shuffled(int d, long seed) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, d).boxed().toList());
        Collections.shuffle(order, new Random(seed));
        return order;
    }

    private static double[] changes(ScalarFunction f, NDManager manager, double[] b, double[] x, List<Integer> order) {
        double[] corner = b.clone();
        double before = value(f, manager, corner);
        double[] changes = new double[b.length];
        for (int i : order) {
            corner[i] = x[i];
            double after = value(f, manager, corner);
            changes[i] = after - before;
            before = after;
        }
        return changes;
    }

    private static double value(ScalarFunction f, NDManager manager, double[] point) {
        return f.rows(0).value(manager.create(point).expandDims(0)).getDouble(0);
    }
}
