package org.ascribe.propagation;

import static org.ascribe.propagation.Close.close;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.ascribe.Attribution;
import org.ascribe.Ledger;
import org.ascribe.engine.Torch;
import org.ascribe.model.Model;
import org.ascribe.network.Activation;
import org.ascribe.network.Affine;
import org.ascribe.network.AffineMap;
import org.ascribe.network.Layer;
import org.ascribe.network.LayeredFunction;
import org.ascribe.network.Network;
import org.ascribe.propagation.rule.RootRule;
import org.ascribe.propagation.rule.WSquare;
import org.ascribe.propagation.rule.ZBox;
import org.ascribe.propagation.rule.ZPlus;
import org.junit.jupiter.api.Test;

/** Root points lie where they should, and the rules are what follows from them. Biases are not positive, as the theory asks. */
class DeepTaylorTest {

    private static final int TRIES = 60;
    private static final int INPUTS = 6;
    private static final int NEURONS = 5;
    private static final Shape IMAGE = new Shape(1, 5, 5);

    /** A rule with its domain. */
    record Domain(RootRule rule, double low, double high) {}

    @Provide
    Arbitrary<Domain> domains() {
        return Arbitraries.of(
                new Domain(new WSquare(), -3, 3), new Domain(new ZPlus(), 0, 3), new Domain(new ZBox(-1, 2), -1, 2));
    }

    @Property(tries = TRIES)
    void aRootPointSilencesItsNeuronInsideTheDomain(
            @ForAll("domains") Domain domain, @ForAll @LongRange(min = 1, max = 100_000) long seed) {
        try (Model model = model(seed);
                NDManager manager = Torch.manager()) {
            NDArray x = inputs(manager, seed, domain, 4);
            AffineMap map = first(model);
            double[][] w = PlainNet.matrix(RandomModel.parameter(model, "dense1.weight"), NEURONS);
            double[] b = RandomModel.parameter(model, "dense1.bias");
            double[][] samples = PlainNet.matrix(x.toDoubleArray(), 4);
            for (int j = 0; j < NEURONS; j++) {
                double[][] roots = PlainNet.matrix(domain.rule().root(map, x, j).toDoubleArray(), 4);
                for (int row = 0; row < 4; row++) {
                    if (z(w[j], samples[row], b[j]) <= 0) {
                        assertThat(roots[row]).isEqualTo(samples[row]);
                    } else {
                        assertThat(z(w[j], roots[row], b[j])).isCloseTo(0, offset(1e-12));
                    }
                    if (!(domain.rule() instanceof WSquare)) {
                        assertThat(DoubleStream.of(roots[row]))
                                .allMatch(v -> v >= domain.low() - 1e-12 && v <= domain.high() + 1e-12);
                    }
                }
            }
        }
    }

    @Property(tries = TRIES)
    void theRootOfWSquareIsTheNearest(@ForAll @LongRange(min = 1, max = 100_000) long seed) {
        try (Model model = model(seed);
                NDManager manager = Torch.manager()) {
            NDArray x = inputs(manager, seed, new Domain(new WSquare(), -3, 3), 1);
            double[] w = PlainNet.matrix(RandomModel.parameter(model, "dense1.weight"), NEURONS)[0];
            double z = z(w, x.toDoubleArray(), RandomModel.parameter(model, "dense1.bias")[0]);
            double[] step = x.sub(new WSquare().root(first(model), x, 0)).toDoubleArray();
            assertThat(norm(step)).isCloseTo(Math.max(z, 0) / norm(w), offset(1e-12));
        }
    }

    /** {@code R_i = Σ_j w_ij (x_i − root_ij) / z_j R_j} over the active neurons: the first-order terms. */
    @Property(tries = TRIES)
    void aRuleIsTheExpansionAtItsRoots(
            @ForAll("domains") Domain domain, @ForAll @LongRange(min = 1, max = 100_000) long seed) {
        try (Model model = model(seed);
                NDManager manager = Torch.manager()) {
            NDArray x = inputs(manager, seed, domain, 1);
            double[] sample = x.toDoubleArray();
            double[][] w = PlainNet.matrix(RandomModel.parameter(model, "dense1.weight"), NEURONS);
            double[] b = RandomModel.parameter(model, "dense1.bias");
            double[] hidden = IntStream.range(0, NEURONS)
                    .mapToDouble(j -> Math.max(0, z(w[j], sample, b[j])))
                    .toArray();
            double[][] top = PlainNet.matrix(RandomModel.parameter(model, "dense2.weight"), 2);
            double[] c = RandomModel.parameter(model, "dense2.bias");
            double[] logits = IntStream.range(0, 2)
                    .mapToDouble(k -> z(top[k], hidden, c[k]))
                    .toArray();
            double[] arriving = PlainRule.zPlus(false).share(hidden, top, c, new double[] {logits[0], 0});
            double[] expected = new double[INPUTS];
            for (int j = 0; j < NEURONS; j++) {
                double[] root = domain.rule().root(first(model), x, j).toDoubleArray();
                for (int i = 0; i < INPUTS && hidden[j] > 0; i++) {
                    expected[i] += w[j][i] * (sample[i] - root[i]) / hidden[j] * arriving[j];
                }
            }
            DeepTaylor method = new DeepTaylor(domain.rule(), new ZPlus());
            // The rule has a stabiliser of 1e-9 in its denominator, the expansion has none.
            close(method.attributeAll(model.target(0), x).get(0).values(), expected, 1e-5);
        }
    }

    @Property(tries = TRIES)
    void aPositiveLogitIsSharedOutWholeAndWithoutSigns(
            @ForAll("domains") Domain domain, @ForAll @LongRange(min = 1, max = 100_000) long seed) {
        try (Model model = model(seed);
                NDManager manager = Torch.manager()) {
            NDArray x = inputs(manager, seed, domain, 8);
            List<Attribution> positive = new DeepTaylor(domain.rule(), new ZPlus())
                    .attributeAll(model.target(0), x).stream()
                            .filter(a -> a.output() > 1e-3)
                            .toList();
            Assume.that(!positive.isEmpty());
            for (Attribution a : positive) {
                assertThat(DoubleStream.of(a.values())).allMatch(v -> v >= 0);
                assertThat(a.sum()).isCloseTo(a.output(), offset(1e-5 * a.output()));
            }
        }
    }

    /** {@code relu(x + W x + b)}: of the two terms only what is positive is paid, x_j and the excitation of a positive z_j. */
    @Property(tries = TRIES)
    void branchesThatAreAddedShareWhatIsPositive(@ForAll @LongRange(min = 1, max = 100_000) long seed) {
        try (Model model = RandomModel.of(seed, -0.5, 0, DeepTaylorTest::residual);
                NDManager manager = Torch.manager()) {
            NDArray x = inputs(manager, seed, new Domain(new ZPlus(), 0, 3), 1);
            double[] sample = x.toDoubleArray();
            double[][] w = PlainNet.matrix(RandomModel.parameter(model, "dense1.weight"), INPUTS);
            double[] b = RandomModel.parameter(model, "dense1.bias");
            double[] terms = IntStream.range(0, INPUTS)
                    .mapToDouble(j -> z(w[j], sample, b[j]))
                    .toArray();
            double[] hidden = IntStream.range(0, INPUTS)
                    .mapToDouble(j -> Math.max(0, sample[j] + terms[j]))
                    .toArray();
            double[][] top = PlainNet.matrix(RandomModel.parameter(model, "dense2.weight"), 2);
            double[] c = RandomModel.parameter(model, "dense2.bias");
            double[] start = {z(top[0], hidden, c[0]), 0};
            double[] arriving = PlainRule.zPlus(false).share(hidden, top, c, start);
            double[] expected = new double[INPUTS];
            double[] through = new double[INPUTS];
            for (int j = 0; j < INPUTS; j++) {
                double positive = sample[j] + Math.max(0, terms[j]);
                expected[j] = positive == 0 ? 0 : sample[j] / positive * arriving[j];
                through[j] = positive == 0 ? 0 : Math.max(0, terms[j]) / positive * arriving[j];
            }
            double[] below = PlainRule.zPlus(false).share(sample, w, b, through);
            Arrays.setAll(expected, i -> expected[i] + below[i]);
            Attribution a = new DeepTaylor(new ZPlus(), new ZPlus())
                    .attributeAll(model.target(0), x)
                    .get(0);
            close(a.values(), expected, 1e-5);
            if (start[0] > 0) {
                assertThat(a.certificate().ledger().entries()).allMatch(entry -> entry.negative() == 0);
            }
        }
    }

    /** Folded, a net with batch normalisation and sums of branches has layers of ReLUs, and no relevance is below zero. */
    @Property(tries = 20)
    void aFoldedResidualNetHasNoNegativeRelevance(@ForAll @LongRange(min = 1, max = 100_000) long seed) {
        Shape image = new Shape(2, 4, 4);
        try (Model apart = RandomModel.of(seed, -0.5, 0, Trees.RESIDUAL::network);
                Model folded = Model.of(
                        "folded", ((LayeredFunction) apart.target(0)).network().folded(), image);
                NDManager manager = Torch.manager()) {
            NDArray x = RandomModel.inputs(manager, seed, 4, -1, 1, image);
            List<Attribution> positive = new DeepTaylor(-1, 1)
                    .attributeAll(folded.target(0), x).stream()
                            .filter(a -> a.output() > 1e-3)
                            .toList();
            Assume.that(!positive.isEmpty());
            for (Attribution a : positive) {
                double kept = 0;
                for (Ledger.Entry entry : a.certificate().ledger().entries()) {
                    assertThat(entry.negative()).as("%s", entry).isZero();
                    kept += entry.stabiliser();
                }
                assertThat(a.sum() + kept).isCloseTo(a.output(), offset(1e-9 * a.output()));
            }
        }
    }

    @Test
    void neuronsOfAConvolutionHaveRootsToo() {
        Convolution convolution = new Convolution(1, 2, 5, 3, 2, 1, 1, 1, true);
        try (Model model = RandomModel.of(
                        7,
                        -0.5,
                        0,
                        () -> Network.chain(
                                IMAGE, convolution.layer("conv"), Layer.flatten("flatten"), Layer.dense("dense", 2)));
                NDManager manager = Torch.manager()) {
            NDArray x = RandomModel.inputs(manager, 7, 20, -1, 2, IMAGE);
            AffineMap map = first(model);
            NDArray root = new ZBox(-1, 2).root(map, x, 1, 0, 2);
            NDArray before = map.apply(x).get(":, 1, 0, 2");
            NDArray after = map.apply(root).get(":, 1, 0, 2");
            assertThat(before.gt(0).any().getBoolean()).isTrue();
            close(after.toDoubleArray(), before.minimum(0).toDoubleArray(), 1e-12);
            // Outside its receptive field nothing moves.
            assertThat(root.sub(x).get(":, :, :, 0:3").toDoubleArray()).containsOnly(0);
        }
    }

    @Test
    void aSampleWithoutARootIsRefused() {
        try (Model model = RandomModel.of(1, 5, 6, DeepTaylorTest::network);
                NDManager manager = Torch.manager()) {
            NDArray silent = manager.zeros(new Shape(1, INPUTS), ai.djl.ndarray.types.DataType.FLOAT64);
            assertThatThrownBy(() -> new ZPlus().root(first(model), silent, 0))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("never silent along the search direction of ZPlus");
        }
    }

    private static NDArray inputs(NDManager manager, long seed, Domain domain, int rows) {
        return RandomModel.inputs(manager, seed, rows, domain.low(), domain.high(), new Shape(INPUTS));
    }

    private static Model model(long seed) {
        return RandomModel.of(seed, -0.5, 0, DeepTaylorTest::network);
    }

    private static Network network() {
        return Network.chain(
                new Shape(INPUTS),
                Layer.dense("dense1", NEURONS),
                Layer.activation("relu", Activation.RELU),
                Layer.dense("dense2", 2));
    }

    private static Network residual() {
        return Network.chain(
                new Shape(INPUTS),
                Layer.residual("block", Layer.dense("dense1", INPUTS)),
                Layer.activation("relu", Activation.RELU),
                Layer.dense("dense2", 2));
    }

    private static AffineMap first(Model model) {
        LayeredFunction f = (LayeredFunction) model.target(0);
        return ((Affine) f.network().layers().get(0)).map();
    }

    private static double z(double[] w, double[] x, double b) {
        return b + IntStream.range(0, w.length).mapToDouble(i -> w[i] * x[i]).sum();
    }

    private static double norm(double[] v) {
        return Math.sqrt(Arrays.stream(v).map(a -> a * a).sum());
    }
}
