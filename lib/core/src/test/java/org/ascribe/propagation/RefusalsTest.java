package org.ascribe.propagation;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.function.Supplier;
import org.ascribe.AttributionMethod;
import org.ascribe.ScalarFunction;
import org.ascribe.Target;
import org.ascribe.Unit;
import org.ascribe.engine.Torch;
import org.ascribe.model.Model;
import org.ascribe.network.Activation;
import org.ascribe.network.Affine;
import org.ascribe.network.AffineMap;
import org.ascribe.network.Layer;
import org.ascribe.network.LayeredFunction;
import org.ascribe.network.Lstm;
import org.ascribe.network.Network;
import org.ascribe.network.Softmax;
import org.ascribe.propagation.rule.AlphaBeta;
import org.ascribe.propagation.rule.Composite;
import org.ascribe.propagation.rule.Epsilon;
import org.ascribe.propagation.rule.EpsilonGammaBox;
import org.ascribe.propagation.rule.Gamma;
import org.ascribe.propagation.rule.Pass;
import org.ascribe.propagation.rule.Stabiliser;
import org.ascribe.propagation.rule.WSquare;
import org.ascribe.propagation.rule.ZBox;
import org.ascribe.propagation.rule.ZPlus;
import org.junit.jupiter.api.Test;

/** What relevance propagation refuses, and what it says then. */
class RefusalsTest {

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
            for (AttributionMethod method : List.of(
                    new LayerwiseRelevance(new ZPlus()), new EpsilonLrp(), new DeepLift(), new RevealCancel())) {
                assertThatThrownBy(() -> method.attributeAll(probability, images(manager, 1)))
                        .as("%s", method)
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("logit");
            }
        }
    }

    @Test
    void hyperparametersThatMakeNoRuleAreRefused() {
        assertThatThrownBy(() -> new Epsilon(0)).hasMessageContaining("epsilon: 0.0");
        assertThatThrownBy(() -> new Epsilon(Double.NaN)).hasMessageContaining("epsilon: NaN");
        assertThatThrownBy(() -> new Gamma(-1)).hasMessageContaining("gamma: -1.0");
        assertThatThrownBy(() -> new AlphaBeta(2, 0)).hasMessageContaining("alpha, beta: 2.0, 0.0");
        assertThatThrownBy(() -> new ZBox(1, 1)).hasMessageContaining("low, high: [1.0], [1.0]");
        assertThatThrownBy(() -> new ZBox(1, 0)).hasMessageContaining("low, high: [1.0], [0.0]");
        assertThatThrownBy(() -> new ZBox(Double.NEGATIVE_INFINITY, 1))
                .hasMessageContaining("low, high: [-Infinity], [1.0]; expected one finite number each");
        assertThatThrownBy(() -> new ZBox(0, Double.NaN)).hasMessageContaining("low, high: [0.0], [NaN]");
        assertThatThrownBy(() -> new EpsilonGammaBox(1, 0)).hasMessageContaining("low, high: [1.0], [0.0]");
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

    @Test
    void aNeuronThatDoesNotExistHasNoRoot() {
        try (Model model = model(Trees.RESIDUAL);
                NDManager manager = Torch.manager()) {
            LayeredFunction f = (LayeredFunction) model.target(0);
            AffineMap stem = ((Affine) f.network().layers().get(0)).map();
            NDArray x = images(manager, 2);
            for (int[] neuron : List.of(new int[] {4, 0, 0}, new int[] {0, -1, 0}, new int[] {0, 0})) {
                assertThatThrownBy(() -> new WSquare().root(stem, x, neuron))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("neuron: ")
                        .hasMessageContaining("shape (4, 4, 4)");
            }
        }
    }

    private static Model model(Trees tree) {
        return RandomModel.of(3, -0.3, 0.3, tree::network);
    }

    private static ScalarFunction f(Model model) {
        return model.target(1);
    }

    private static NDArray images(NDManager manager, int rows) {
        return RandomModel.inputs(manager, 11, rows, 0, 1, new Shape(2, 4, 4));
    }
}
