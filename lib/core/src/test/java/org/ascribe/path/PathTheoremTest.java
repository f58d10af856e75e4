package org.ascribe.path;

import static org.ascribe.model.Near.near;
import static org.ascribe.path.PathCases.FEATURES;
import static org.ascribe.path.PathCases.along;
import static org.ascribe.path.PathCases.scale;
import static org.ascribe.path.PathCases.value;
import static org.ascribe.path.PathCases.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.Arrays;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.ascribe.engine.Torch;
import org.ascribe.model.Model;
import org.ascribe.nets.Formula;
import org.ascribe.path.PathCases.Case;
import org.ascribe.weights.Weights;
import org.ascribe.weights.Weights.Tensor;

/** What all paths keep, as the theorem says: by experiment on random nets. */
class PathTheoremTest {

    @Provide
    Arbitrary<Case> cases() {
        return PathCases.all();
    }

    @Property(tries = 60)
    void complete(@ForAll("cases") Case c) {
        with(c.net().weights(), c.net(), (f, manager) -> {
            double[] a = along(c.path(), f, manager, c.b(), c.x());
            double change = value(f, manager, c.x()) - value(f, manager, c.b());
            assertThat(Arrays.stream(a).sum()).as("%s", c.path()).isCloseTo(change, within(1e-9 * scale(a)));
        });
    }

    /** {@code 3 f₀ - 2 f₁} as one more row of the last layer. */
    @Property(tries = 40)
    void linear(@ForAll("cases") Case c) {
        Weights mixed = changed(c.net().weights(), "dense2", rows -> {
            double[] mix = IntStream.range(0, rows[0].length)
                    .mapToDouble(i -> 3 * rows[0][i] - 2 * rows[1][i])
                    .toArray();
            return new double[][] {mix, rows[1]};
        });
        double[][] parts = new double[2][];
        try (Model model = c.net().model(DataType.FLOAT64);
                NDManager manager = Torch.manager()) {
            for (int k = 0; k < 2; k++) {
                parts[k] = along(c.path(), model.target(k), manager, c.b(), c.x());
            }
        }
        with(mixed, c.net(), (f, manager) -> {
            double[] expected = IntStream.range(0, FEATURES)
                    .mapToDouble(i -> 3 * parts[0][i] - 2 * parts[1][i])
                    .toArray();
            near(along(c.path(), f, manager, c.b(), c.x()), expected, 1e-11);
        });
    }

    /** A feature without weights; and one whose two units cancel, on which f does not depend as a function. */
    @Property(tries = 40)
    void sensitiveB(@ForAll("cases") Case c) {
        Weights without = changed(c.net().weights(), "dense0", rows -> {
            Arrays.stream(rows).forEach(row -> row[2] = 0);
            return rows;
        });
        with(
                without,
                c.net(),
                (f, manager) ->
                        assertThat(along(c.path(), f, manager, c.b(), c.x())[2]).isZero());
        Formula cancelling = new Formula(FEATURES, v -> {
            NDArray inner = v.mul(v.flip(-1)).tanh();
            NDArray rest = Formula.feature(v, 0).mul(Formula.feature(v, 1)).exp();
            return rest.add(Formula.feature(inner, 3).add(Formula.feature(v, 2)))
                    .sub(Formula.feature(inner, 0).add(Formula.feature(v, 2)));
        });
        try (Model model = cancelling.model();
                NDManager manager = Torch.manager()) {
            double[] a = along(c.path(), model.target(0), manager, c.b(), c.x());
            assertThat(a[2]).isCloseTo(0, within(1e-13 * scale(a)));
            assertThat(a[3]).isCloseTo(0, within(1e-13 * scale(a)));
        }
    }

    /** The hidden units in another order, and one of them split in two halves: the same function, to the last bits. */
    @Property(tries = 40)
    void implementationInvariant(@ForAll("cases") Case c) {
        int[] order = {3, 0, 5, 1, 4, 2};
        Weights permuted = changed(c.net().weights(), "dense0", rows -> permuted(rows, order));
        permuted = changed(
                permuted,
                "dense1",
                rows -> Arrays.stream(rows)
                        .map(row ->
                                Arrays.stream(order).mapToDouble(i -> row[i]).toArray())
                        .toArray(double[][]::new));
        double[] bias =
                Arrays.stream(order).mapToDouble(i -> c.net().bias(0)[i]).toArray();
        TreeMap<String, Tensor> tensors = new TreeMap<>(permuted.tensors());
        tensors.put("dense0.bias", new Tensor(new long[] {6}, bias));
        Weights rewritten = new Weights(tensors, permuted.notes());
        double[][] found = new double[2][];
        double[] values = new double[2];
        with(c.net().weights(), c.net(), (f, manager) -> {
            values[0] = value(f, manager, c.x());
            found[0] = along(c.path(), f, manager, c.b(), c.x());
        });
        with(rewritten, c.net(), (f, manager) -> {
            values[1] = value(f, manager, c.x());
            found[1] = along(c.path(), f, manager, c.b(), c.x());
        });
        assertThat(values[1]).isCloseTo(values[0], within(1e-12 * Math.max(1, Math.abs(values[0]))));
        near(found[1], found[0], 1e-11);
    }

    private static double[][] permuted(double[][] rows, int[] order) {
        return Arrays.stream(order).mapToObj(i -> rows[i]).toArray(double[][]::new);
    }

    private static Weights changed(Weights weights, String layer, UnaryOperator<double[][]> change) {
        TreeMap<String, Tensor> tensors = new TreeMap<>(weights.tensors());
        Tensor before = tensors.get(layer + ".weight");
        int out = (int) before.shape()[0];
        int in = (int) before.shape()[1];
        double[][] rows = IntStream.range(0, out)
                .mapToObj(j -> Arrays.copyOfRange(before.values(), j * in, (j + 1) * in))
                .toArray(double[][]::new);
        double[] flat = Arrays.stream(change.apply(rows))
                .flatMapToDouble(Arrays::stream)
                .toArray();
        tensors.put(layer + ".weight", new Tensor(before.shape(), flat));
        return new Weights(tensors, weights.notes());
    }
}
