package org.ascribe.propagation;

import static org.ascribe.propagation.Close.close;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.ascribe.Attribution;
import org.ascribe.engine.Torch;
import org.ascribe.model.Model;
import org.ascribe.network.Activation;
import org.ascribe.network.Layer;
import org.ascribe.network.MaxPool;
import org.ascribe.network.Network;
import org.ascribe.network.PoolWindows;
import org.ascribe.propagation.rule.Composite;
import org.ascribe.propagation.rule.Epsilon;
import org.ascribe.propagation.rule.ZPlus;

/** Every rule on convolutions and pools of any settings, against their whole matrices. */
class ConvolutionRulesTest {

    private static final int CLASSES = 2;
    private static final Epsilon POOLS = new Epsilon(1e-9);

    /** What stands between the convolution and the class scores. */
    enum Pool {
        NONE,
        AVERAGE,
        MAX
    }

    @Provide
    Arbitrary<DenseRulesTest.Pair> rules() {
        return new DenseRulesTest().rules();
    }

    @Provide
    Arbitrary<Convolution> convolutions() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 2),
                        Arbitraries.integers().between(1, 2),
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.integers().between(1, 2),
                        Arbitraries.integers().between(0, 1),
                        Arbitraries.integers().between(1, 2),
                        Arbitraries.integers().between(1, 2),
                        Arbitraries.of(true, false))
                .as((in, out, kernel, stride, padding, dilation, groups, bias) -> new Convolution(
                        in * groups,
                        out * groups,
                        7,
                        kernel,
                        stride,
                        Math.min(padding, kernel / 2),
                        dilation,
                        groups,
                        bias));
    }

    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    void matchTheMatrixForm(
            @ForAll("rules") DenseRulesTest.Pair pair,
            @ForAll("convolutions") Convolution convolution,
            @ForAll Pool pool,
            @ForAll @LongRange(min = 1, max = 100_000) long seed) {
        // Overlapping windows of two, one apart, with a border of zeros where they are averaged.
        int border = pool == Pool.AVERAGE ? 1 : 0;
        Convolution windows = new Convolution(
                convolution.out(),
                convolution.out(),
                convolution.outputSide(),
                2,
                1,
                border,
                1,
                convolution.out(),
                false);
        Composite rules = place -> place.first() ? pair.rule() : place.dense() ? new ZPlus() : POOLS;
        try (Model model = RandomModel.of(seed, -0.5, 0.5, () -> network(convolution, pool));
                NDManager manager = Torch.manager()) {
            NDArray x = RandomModel.inputs(
                    manager,
                    seed,
                    2,
                    pair.low(),
                    1,
                    new Shape(convolution.in(), convolution.side(), convolution.side()));
            PlainNet plain = plain(model, convolution, pool, windows, pair.plain());
            for (Attribution a : new LayerwiseRelevance(rules).attributeAll(model.target(0), x)) {
                close(a.values(), plain.relevance(a.input(), 0));
                DenseRulesTest.booksClose(a);
            }
        }
    }

    private static Network network(Convolution convolution, Pool pool) {
        Layer pooling = switch (pool) {
            case NONE -> Layer.activation("relu again", Activation.RELU);
            case AVERAGE -> Layer.averagePool("pool", PoolWindows.square(2, 1, 1), true);
            case MAX -> new MaxPool("pool", PoolWindows.square(2, 1, 0));
        };
        return Network.chain(
                new Shape(convolution.in(), convolution.side(), convolution.side()),
                convolution.layer("conv"),
                Layer.activation("relu", Activation.RELU),
                pooling,
                Layer.flatten("flatten"),
                Layer.dense("dense", CLASSES));
    }

    private static PlainNet plain(
            Model model, Convolution convolution, Pool pool, Convolution windows, PlainRule rule) {
        double[] biases =
                convolution.bias() ? RandomModel.parameter(model, "conv.bias") : new double[convolution.out()];
        PlainNet net = new PlainNet()
                .affine(
                        convolution.matrix(RandomModel.parameter(model, "conv.weight")),
                        convolution.spread(biases),
                        rule)
                .relu();
        double[] ones = new double[windows.out() * 4];
        if (pool == Pool.AVERAGE) {
            Arrays.fill(ones, 0.25);
            net.affine(windows.matrix(ones), new double[windows.outputs()], PlainRule.epsilon(1e-9));
        } else if (pool == Pool.MAX) {
            Arrays.fill(ones, 1);
            net.maxPool(Arrays.stream(windows.matrix(ones))
                    .map(row -> java.util.stream.IntStream.range(0, row.length)
                            .filter(i -> row[i] != 0)
                            .toArray())
                    .toArray(int[][]::new));
        }
        double[] b = RandomModel.parameter(model, "dense.bias");
        double[][] w = PlainNet.matrix(RandomModel.parameter(model, "dense.weight"), b.length);
        return net.affine(w, b, PlainRule.zPlus(false));
    }
}
