package org.ascribe.path;

import static org.ascribe.model.Near.near;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
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
import org.ascribe.ScalarFunction;
import org.ascribe.baseline.Baseline;
import org.ascribe.engine.Torch;
import org.ascribe.gradient.IntegratedGradients;
import org.ascribe.model.Model;
import org.ascribe.nets.Nets;
import org.ascribe.network.Activation;
import org.junit.jupiter.api.Test;

class AxisParallelTest {

    /** On a quadratic one node for each feature is exact, so the integral is the change of f from corner to corner. */
    @Property(tries = 20)
    void aFeatureGetsWhatItsMoveChanges(@ForAll @LongRange(min = 1, max = 9999) long seed) {
        Nets net = new Nets(5, List.of(4), 2, Activation.SQUARE, seed);
        List<Integer> order = new ArrayList<>(IntStream.range(0, 5).boxed().toList());
        Collections.shuffle(order, new Random(seed));
        try (Model model = net.model(DataType.FLOAT64);
                NDManager manager = Torch.manager()) {
            NDArray x = net.batch(manager, 2, DataType.FLOAT64);
            ScalarFunction f = model.target(1).at(x);
            double[] found = new IntegratedGradients()
                    .withBaseline(Baseline.given(net.input(7)))
                    .withPath(new AxisParallel(order))
                    .withQuadrature(new Midpoint(10))
                    .scores(f, x)
                    .values()
                    .toDoubleArray();
            for (int row = 0; row < 2; row++) {
                double[] corner = net.input(7);
                double before = value(f, manager, corner);
                double[] expected = new double[5];
                for (int i : order) {
                    corner[i] = net.input(row)[i];
                    double after = value(f, manager, corner);
                    expected[i] = after - before;
                    before = after;
                }
                near(Arrays.copyOfRange(found, 5 * row, 5 * row + 5), expected, 1e-12);
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

    @Test
    void refusesOrdersThatAreNone() {
        assertThatThrownBy(() -> new AxisParallel(List.of(0, 2)))
                .hasMessageContainingAll("order: [0, 2]", "expected each of 0 to 1 once");
        try (NDManager manager = Torch.manager()) {
            NDArray x = manager.create(new double[][] {{4, -5, 6}});
            NDArray alpha = manager.create(new double[] {0}).reshape(1, 1, 1);
            assertThatThrownBy(() -> new AxisParallel(List.of(0, 1)).points(x, x, alpha))
                    .hasMessageContainingAll("order: 2 features", "expected 3", "shape (3)");
        }
    }

    private static double value(ScalarFunction f, NDManager manager, double[] point) {
        return f.rows(0).value(manager.create(point).expandDims(0)).getDouble(0);
    }
}
