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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.ascribe.ScalarFunction;
import org.ascribe.engine.Torch;
import org.ascribe.model.Model;
import org.ascribe.nets.Formula;
import org.ascribe.nets.Nets;
import org.ascribe.path.PathCases.Case;
import org.ascribe.weights.Weights;
import org.ascribe.weights.Weights.Tensor;
import org.junit.jupiter.api.Test;

/** The straight line alone keeps symmetry, of those paths that are one curve for all samples: by experiment, and in closed form. */
class PathSymmetryTest {

    @Provide
    Arbitrary<Case> cases() {
        return PathCases.all();
    }

    /** {@code f(x) + f(x with features 1 and 2 exchanged)} where both have the same values in b and in x. */
    @Property(tries = 40)
    void theLineIsSymmetric(@ForAll("cases") Case c) {
        assertThat(asymmetry(c, new StraightLine())).isLessThan(1e-12);
    }

    /** Features 1 and 2 at different powers, or one after the other: apart on every one of these nets, where the line is not. */
    @Property(tries = 40)
    void theOthersAreNot(@ForAll("cases") Case c) {
        assertThat(asymmetry(c, PowerCurve.of(1, 1, 3, 2))).isGreaterThan(1e-9);
        assertThat(asymmetry(c, new AxisParallel(List.of(0, 1, 2, 3)))).isGreaterThan(1e-9);
    }

    /**
     * The theorem's proof takes one curve for all samples. A path that may depend on b and x can let equal features move together
     * and bend all the same: it keeps symmetry, and is not the line.
     */
    @Property(tries = 40)
    void symmetricAndBentIsPossible(@ForAll("cases") Case c) {
        Path own = Path.of(
                "by the size of the move",
                (b, x, a) -> b.add(x.sub(b).mul(a.pow(x.sub(b).abs().add(1)))));
        assertThat(asymmetry(c, own)).isLessThan(1e-12);
        try (Model model = new Formula(2, v -> v.prod(new int[] {1})).model();
                NDManager manager = Torch.manager()) {
            // ∫ α^q d(α^p) x₁ x₂ = p / (p + q) x₁ x₂ with p = 1 + x₁, q = 1 + x₂.
            double[] a = along(own, model.target(0), manager, new double[2], new double[] {1, 3});
            near(a, new double[] {3 * 2 / 6.0, 3 * 4 / 6.0}, 1e-9);
            double[] line = along(new StraightLine(), model.target(0), manager, new double[2], new double[] {1, 3});
            near(line, new double[] {1.5, 1.5}, 1e-12);
        }
    }

    /** On {@code x₁ x₂} from 0 to 1: the edge that comes last gets all, and powers p, q get p/(p+q), q/(p+q). */
    @Test
    void edgesAndBentCurvesBreakSymmetry() {
        try (Model model = new Formula(2, v -> v.prod(new int[] {1})).model();
                NDManager manager = Torch.manager()) {
            double[] zero = {0, 0};
            double[] one = {1, 1};
            ScalarFunction f = model.target(0);
            near(along(new StraightLine(), f, manager, zero, one), new double[] {0.5, 0.5}, 1e-14);
            near(along(new AxisParallel(List.of(0, 1)), f, manager, zero, one), new double[] {0, 1}, 1e-14);
            near(along(new AxisParallel(List.of(1, 0)), f, manager, zero, one), new double[] {1, 0}, 1e-14);
            near(along(PowerCurve.of(1, 3), f, manager, zero, one), new double[] {0.25, 0.75}, 1e-14);
        }
    }

    /**
     * {@code Σₖ cₖ x₁^k₁ x₂^k₂ x₃^k₃} from 0: along powers p, feature i has the share kᵢ pᵢ / Σⱼ kⱼ pⱼ of each term; along the line
     * kᵢ / Σⱼ kⱼ.
     */
    @Property(tries = 60)
    void polynomialsHaveTheIntegralsOfTheirTerms(@ForAll("cases") Case c) {
        Random random = new Random(c.net().seed());
        double[] p = random.ints(3, 1, 5).asDoubleStream().toArray();
        double[] x = random.doubles(3, -1.5, 1.5).toArray();
        int[][] k = IntStream.range(0, 5)
                .mapToObj(t -> random.ints(3, 0, 4).toArray())
                .toArray(int[][]::new);
        double[] weights = random.doubles(5, -2, 2).toArray();
        Formula f = new Formula(3, v -> {
            NDArray sum = v.sum(new int[] {1}).mul(0);
            for (int t = 0; t < 5; t++) {
                NDArray term = v.sum(new int[] {1}).mul(0).add(weights[t]);
                for (int i = 0; i < 3; i++) {
                    for (int times = 0; times < k[t][i]; times++) {
                        term = term.mul(Formula.feature(v, i));
                    }
                }
                sum = sum.add(term);
            }
            return sum;
        });
        try (Model model = f.model();
                NDManager manager = Torch.manager()) {
            double[] zero = new double[3];
            near(along(PowerCurve.of(p), model.target(0), manager, zero, x), shares(weights, k, p, x), 1e-12);
            near(
                    along(new StraightLine(), model.target(0), manager, zero, x),
                    shares(weights, k, new double[] {1, 1, 1}, x),
                    1e-12);
        }
    }

    private static double[] shares(double[] weights, int[][] k, double[] p, double[] x) {
        double[] shares = new double[3];
        for (int t = 0; t < weights.length; t++) {
            double term = weights[t];
            double all = 0;
            for (int i = 0; i < 3; i++) {
                term *= Math.pow(x[i], k[t][i]);
                all += k[t][i] * p[i];
            }
            for (int i = 0; i < 3; i++) {
                shares[i] += all == 0 ? 0 : k[t][i] * p[i] / all * term;
            }
        }
        return shares;
    }

    /** How far apart the attributions of features 1 and 2 are, in which f, b and x are symmetric. */
    private static double asymmetry(Case c, Path path) {
        double[] b = c.b();
        double[] x = c.x();
        b[2] = b[1];
        x[2] = x[1];
        double[][] found = new double[1][];
        Nets twice = new Nets(
                FEATURES, List.of(12, 10), 2, c.net().activation(), c.net().seed());
        with(twice(c.net()), twice, (f, manager) -> {
            found[0] = along(path, f, manager, b, x);
            double[] swapped = {x[0], x[2] + 0.3, x[1] - 0.2, x[3]};
            double[] point = {x[0], x[1] - 0.2, x[2] + 0.3, x[3]};
            assertThat(value(f, manager, swapped)).isCloseTo(value(f, manager, point), within(1e-12));
        });
        return Math.abs(found[0][1] - found[0][2]) / scale(found[0]);
    }

    /** The net beside itself, which there sees features 1 and 2 exchanged. */
    private static Weights twice(Nets net) {
        TreeMap<String, Tensor> tensors = new TreeMap<>();
        double[][] exchanged = Arrays.stream(net.weight(0))
                .map(row -> new double[] {row[0], row[2], row[1], row[3]})
                .toArray(double[][]::new);
        put(tensors, "dense0", Stream.concat(Arrays.stream(net.weight(0)), Arrays.stream(exchanged)), net.bias(0), 2);
        put(
                tensors,
                "dense1",
                Stream.concat(
                        Arrays.stream(net.weight(1)).map(row -> Arrays.copyOf(row, 12)),
                        Arrays.stream(net.weight(1)).map(row -> {
                            double[] right = new double[12];
                            System.arraycopy(row, 0, right, 6, 6);
                            return right;
                        })),
                net.bias(1),
                2);
        put(
                tensors,
                "dense2",
                Arrays.stream(net.weight(2))
                        .map(row -> DoubleStream.concat(DoubleStream.of(row), DoubleStream.of(row))
                                .toArray()),
                net.bias(2),
                1);
        return new Weights(tensors, Map.of());
    }

    private static void put(
            TreeMap<String, Tensor> tensors, String layer, Stream<double[]> rows, double[] bias, int times) {
        double[][] weight = rows.toArray(double[][]::new);
        double[] flat = Arrays.stream(weight).flatMapToDouble(Arrays::stream).toArray();
        double[] biases = IntStream.range(0, times)
                .boxed()
                .flatMapToDouble(t -> Arrays.stream(bias))
                .toArray();
        tensors.put(layer + ".weight", new Tensor(new long[] {weight.length, weight[0].length}, flat));
        tensors.put(layer + ".bias", new Tensor(new long[] {biases.length}, biases));
    }
}
