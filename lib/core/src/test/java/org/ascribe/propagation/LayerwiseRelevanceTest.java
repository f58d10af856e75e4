package org.ascribe.propagation;

import static org.ascribe.propagation.Close.close;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.ascribe.Attribution;
import org.ascribe.Ledger;
import org.ascribe.ScalarFunction;
import org.ascribe.engine.Torch;
import org.ascribe.gradient.InputXGradient;
import org.ascribe.model.Model;
import org.ascribe.network.Activation;
import org.ascribe.network.Layer;
import org.ascribe.network.Network;
import org.ascribe.propagation.rule.AlphaBeta;
import org.ascribe.propagation.rule.Bias;
import org.ascribe.propagation.rule.Composite;
import org.ascribe.propagation.rule.Epsilon;
import org.ascribe.propagation.rule.EpsilonGammaBox;
import org.ascribe.propagation.rule.Flat;
import org.ascribe.propagation.rule.Gamma;
import org.ascribe.propagation.rule.Rule;
import org.ascribe.propagation.rule.Stabiliser;
import org.ascribe.propagation.rule.StandardComposite;
import org.ascribe.propagation.rule.Uniform;
import org.ascribe.propagation.rule.WSquare;
import org.ascribe.propagation.rule.ZPlus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Relevance through whole networks: what is conserved, what rules agree on, and what is refused. */
class LayerwiseRelevanceTest {

    private static final Shape IMAGE = new Shape(2, 4, 4);

    static Stream<Composite> composites() {
        return Stream.concat(
                Arrays.stream(StandardComposite.values()),
                Stream.<Composite>of(
                        new EpsilonGammaBox(0, 1),
                        new Uniform(new Epsilon(0.1)),
                        new Uniform(new ZPlus(Bias.KEPT, Stabiliser.TINY)),
                        place -> place.first() ? new WSquare() : new Epsilon(0.01)));
    }

    @ParameterizedTest
    @MethodSource("composites")
    void theLedgerOfEveryLayerCloses(Composite composite) {
        for (Trees tree : Trees.values()) {
            for (Attribution a : explained(tree, composite, 3)) {
                double kept = 0;
                for (Ledger.Entry entry : a.certificate().ledger().entries()) {
                    double scale = Math.max(1, Math.abs(entry.passed()) + Math.abs(entry.arriving()));
                    assertThat(entry.residual()).as("%s: %s", tree, entry).isCloseTo(0, within(1e-10 * scale));
                    kept += entry.bias() + entry.stabiliser();
                }
                double scale = Math.max(
                        1, Arrays.stream(a.values()).map(Math::abs).max().orElseThrow());
                assertThat(a.sum() + kept).as("%s", tree).isCloseTo(a.output(), within(1e-9 * scale));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyVisitOfEveryLayerHasAnEntry(Trees tree) {
        List<String> names =
                explained(tree, new Uniform(new Epsilon(0.1)), 1).get(0).certificate().ledger().entries().stream()
                        .map(Ledger.Entry::layer)
                        .toList();
        assertThat(names)
                .containsAll(tree.network().leaves().stream().map(Layer::name).toList());
        if (tree == Trees.SHARED) {
            assertThat(names).filteredOn("conv"::equals).hasSize(3);
            assertThat(names).contains("outer", "inner");
        }
    }

    @ParameterizedTest
    @MethodSource("composites")
    void aBatchEqualsItsSamplesAlone(Composite composite) {
        for (Trees tree : Trees.values()) {
            List<Attribution> together = explained(tree, composite, 3);
            try (Model model = model(tree);
                    NDManager manager = Torch.manager()) {
                NDArray x = images(manager, 3);
                for (int row = 0; row < 3; row++) {
                    Attribution alone = new LayerwiseRelevance(composite).attribute(f(model), x.get(row));
                    close(alone.values(), together.get(row).values(), 1e-12);
                    close(arriving(alone), arriving(together.get(row)), 1e-12);
                }
            }
        }
    }

    /** More rows than the library computes at a time: the books of all slices are one. */
    @Test
    void theLedgerOfALargeBatchHasAllRows() {
        Composite composite = new Uniform(new Epsilon(0.1));
        try (Model model = model(Trees.RESIDUAL);
                NDManager manager = Torch.manager()) {
            NDArray x = images(manager, 600);
            List<Attribution> together = new LayerwiseRelevance(composite).attributeAll(f(model), x);
            for (int row : new int[] {0, 255, 256, 599}) {
                Attribution alone = new LayerwiseRelevance(composite).attribute(f(model), x.get(row));
                close(together.get(row).values(), alone.values(), 1e-12);
                close(arriving(together.get(row)), arriving(alone), 1e-12);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("composites")
    void singlePrecisionAgrees(Composite composite) {
        for (Trees tree : Trees.values()) {
            double[] precise = explained(tree, composite, 1).get(0).values();
            try (Model model = model(tree);
                    Model single = model.in(DataType.FLOAT32);
                    NDManager manager = Torch.manager()) {
                NDArray x = images(manager, 1);
                close(
                        new LayerwiseRelevance(composite)
                                .attributeAll(f(single), x)
                                .get(0)
                                .values(),
                        precise,
                        1e-3);
            }
        }
    }

    /** On ReLUs without biases; so no trees with batch normalisation. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "RESIDUAL")
    void withoutBiasesEpsilonIsGradientTimesInput(Trees tree) {
        try (Model model = RandomModel.of(5, 0, 0, tree::network);
                NDManager manager = Torch.manager()) {
            NDArray x = images(manager, 2);
            List<Attribution> gradient = new InputXGradient().attributeAll(f(model), x);
            // The stabiliser's part of every denominator.
            List<Attribution> relevance =
                    new LayerwiseRelevance(new Uniform(new Epsilon(1e-13))).attributeAll(f(model), x);
            for (int row = 0; row < 2; row++) {
                close(relevance.get(row).values(), gradient.get(row).values(), 1e-6);
            }
        }
    }

    @Test
    void alphaOneIsZPlusWhereInputsAreNotNegative() {
        agree(new AlphaBeta(1, 0), new ZPlus(), 1e-12);
    }

    /** Wherever a neuron has a positive contribution at all: in a wide layer. */
    @Test
    void aHugeGammaIsZPlus() {
        Supplier<Network> wide = () -> Network.chain(
                new Shape(20),
                Layer.dense("dense1", 30),
                Layer.activation("relu", Activation.RELU),
                Layer.dense("dense2", 2));
        try (Model model = RandomModel.of(2, -0.5, 0.5, wide);
                NDManager manager = Torch.manager()) {
            NDArray x = RandomModel.inputs(manager, 1, 1, 0, 1, new Shape(20));
            Rule huge = new Gamma(1e12, Bias.ZEROED, Stabiliser.TINY);
            double[] found = new LayerwiseRelevance(huge)
                    .attributeAll(model.target(0), x)
                    .get(0)
                    .values();
            close(
                    found,
                    new LayerwiseRelevance(new ZPlus())
                            .attributeAll(model.target(0), x)
                            .get(0)
                            .values(),
                    1e-8);
        }
    }

    @Test
    void gammaZeroIsEpsilon() {
        agree(new Gamma(0), new Epsilon(1e-9), 1e-12);
    }

    private static void agree(Rule one, Rule other, double relative) {
        for (Trees tree : List.of(Trees.CONCATENATED, Trees.SHARED)) {
            List<Attribution> first = explained(tree, new Uniform(one), 2);
            List<Attribution> second = explained(tree, new Uniform(other), 2);
            for (int row = 0; row < 2; row++) {
                close(first.get(row).values(), second.get(row).values(), relative);
            }
        }
    }

    @Test
    void aFlatLayerSpreadsEvenly() {
        Supplier<Network> wide = () -> Network.chain(new Shape(6), Layer.dense("dense", 2));
        try (Model model = RandomModel.of(1, -1, 1, wide);
                NDManager manager = Torch.manager()) {
            NDArray x = RandomModel.inputs(manager, 1, 1, -1, 1, new Shape(6));
            Attribution a = new LayerwiseRelevance(new Flat())
                    .attributeAll(model.target(0), x)
                    .get(0);
            double[] even = new double[6];
            Arrays.fill(even, a.output() / 6);
            close(a.values(), even, 1e-8);
        }
    }

    private static double[] arriving(Attribution a) {
        return a.certificate().ledger().entries().stream()
                .mapToDouble(Ledger.Entry::arriving)
                .toArray();
    }

    private static List<Attribution> explained(Trees tree, Composite composite, int rows) {
        try (Model model = model(tree);
                NDManager manager = Torch.manager()) {
            return new LayerwiseRelevance(composite).attributeAll(f(model), images(manager, rows));
        }
    }

    private static Model model(Trees tree) {
        return RandomModel.of(3, -0.3, 0.3, tree::network);
    }

    private static ScalarFunction f(Model model) {
        return model.target(1);
    }

    private static NDArray images(NDManager manager, int rows) {
        return RandomModel.inputs(manager, 11, rows, 0, 1, IMAGE);
    }
}
