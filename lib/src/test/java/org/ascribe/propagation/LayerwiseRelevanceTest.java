package org.ascribe.propagation;

import static org.ascribe.propagation.Close.close;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ascribe.Attribution;
import org.ascribe.Ledger;
import org.ascribe.ScalarFunction;
import org.ascribe.Target;
import org.ascribe.Unit;
import org.ascribe.gradient.InputXGradient;
import org.ascribe.model.Activation;
import org.ascribe.model.Layer;
import org.ascribe.model.Lstm;
import org.ascribe.model.Model;
import org.ascribe.model.Network;
import org.ascribe.model.Softmax;
import org.ascribe.model.Torch;
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

    @Test
    void aFoldedNetworkIsAnotherNetwork() {
        Map<String, Double> kept =
                explained(Trees.RESIDUAL, new Uniform(new Epsilon(1e-9)), 1)
                        .get(0)
                        .certificate()
                        .ledger()
                        .entries()
                        .stream()
                        .collect(Collectors.toMap(Ledger.Entry::layer, Ledger.Entry::bias, Double::sum));
        assertThat(kept.get("norm1")).isNotZero();
        assertThat(kept.get("pool")).isZero();
    }

    @Test
    void allLayersWithoutARuleAreNamedAtOnce() {
        Supplier<Network> recurrent = () -> Network.chain(
                new Shape(3, 4),
                Lstm.of("memory", 5),
                Layer.dense("dense", 3),
                Layer.activation("tanh", Activation.TANH),
                new Softmax("softmax"));
        try (Model model = RandomModel.of(1, -1, 1, recurrent);
                NDManager manager = Torch.manager()) {
            NDArray x = RandomModel.inputs(manager, 1, 1, -1, 1, new Shape(3, 4));
            assertThatThrownBy(() -> new LayerwiseRelevance(new ZPlus()).attributeAll(model.target(0), x))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("memory (Lstm)")
                    .hasMessageContaining("softmax (Softmax)");
        }
    }

    @Test
    void aRuleThatDoesNotFitIsRefused() {
        Composite wrong = place -> place.dense() ? new Pass() : new ZPlus();
        try (Model model = model(Trees.CONCATENATED);
                NDManager manager = Torch.manager()) {
            assertThatThrownBy(() -> new LayerwiseRelevance(wrong).attributeAll(f(model), images(manager, 1)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("dense1 (Affine)")
                    .hasMessageContaining("dense2 (Affine)");
            assertThatThrownBy(() -> new LayerwiseRelevance((Composite) place -> null)
                            .attributeAll(f(model), images(manager, 1)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("null for dense2");
        }
    }

    @Test
    void aProbabilityIsRefused() {
        try (Model model = model(Trees.SHARED);
                NDManager manager = Torch.manager()) {
            ScalarFunction probability = model.target(Target.of(0).in(Unit.PROBABILITY));
            assertThatThrownBy(() -> new LayerwiseRelevance(new ZPlus()).attributeAll(probability, images(manager, 1)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("logit");
        }
    }

    @Test
    void hyperparametersThatMakeNoRuleAreRefused() {
        assertThatThrownBy(() -> new Epsilon(0)).hasMessageContaining("epsilon: 0.0");
        assertThatThrownBy(() -> new Epsilon(Double.NaN)).hasMessageContaining("epsilon: NaN");
        assertThatThrownBy(() -> new Gamma(-1)).hasMessageContaining("gamma: -1.0");
        assertThatThrownBy(() -> new AlphaBeta(2, 0)).hasMessageContaining("alpha, beta: 2.0, 0.0");
        assertThatThrownBy(() -> new ZBox(1, 0)).hasMessageContaining("low, high: [1.0], [0.0]");
        assertThatThrownBy(() -> new ZBox(List.of(0.0, 0.0), List.of(1.0), Stabiliser.TINY))
                .hasMessageContaining("one for each channel");
    }

    @Test
    void aBoxIsCheckedAgainstTheInput() {
        try (Model model = model(Trees.SHARED);
                NDManager manager = Torch.manager()) {
            NDArray x = images(manager, 1);
            assertThatThrownBy(() -> new LayerwiseRelevance(new EpsilonGammaBox(0, 0.5)).attributeAll(f(model), x))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("outside the box");
            ZBox three = new ZBox(List.of(0.0, 0.0, 0.0), List.of(1.0, 1.0, 1.0), Stabiliser.TINY);
            assertThatThrownBy(() -> new LayerwiseRelevance((Composite) place -> place.first() ? three : new ZPlus())
                            .attributeAll(f(model), x))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("3 numbers each; expected 1, or 2");
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
