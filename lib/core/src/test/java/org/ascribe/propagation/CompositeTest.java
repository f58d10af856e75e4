package org.ascribe.propagation;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ascribe.engine.Torch;
import org.ascribe.model.Model;
import org.ascribe.network.Layer;
import org.ascribe.propagation.rule.AlphaBeta;
import org.ascribe.propagation.rule.Composite;
import org.ascribe.propagation.rule.Epsilon;
import org.ascribe.propagation.rule.EpsilonGammaBox;
import org.ascribe.propagation.rule.Flat;
import org.ascribe.propagation.rule.Gamma;
import org.ascribe.propagation.rule.Place;
import org.ascribe.propagation.rule.StandardComposite;
import org.ascribe.propagation.rule.Uniform;
import org.ascribe.propagation.rule.ZBox;
import org.ascribe.propagation.rule.ZPlus;
import org.junit.jupiter.api.Test;

/** Where layers stand, and which rule they get there; read off the ledger. */
class CompositeTest {

    @Test
    void whatSeesTheInputIsFirst() {
        assertThat(first(Trees.RESIDUAL)).containsExactly("stem");
        assertThat(first(Trees.CONCATENATED)).containsExactlyInAnyOrder("left", "right");
        assertThat(first(Trees.SHARED)).containsExactly("conv");
    }

    @Test
    void placesAreCountedFromTheInput() {
        List<Place> backwards = LayerPlaces.backwards(Trees.CONCATENATED.network());
        assertThat(backwards)
                .extracting(place -> place.layer().name())
                .containsExactly(
                        "dense2",
                        "relu1",
                        "dense1",
                        "flatten",
                        "relu new",
                        "new",
                        "pool",
                        "relu left",
                        "left",
                        "relu right",
                        "right");
        assertThat(backwards).extracting(Place::index).containsExactly(10, 9, 8, 7, 6, 5, 4, 1, 0, 3, 2);
    }

    @Test
    void aLayerMayHaveAnotherRuleInEveryPlace() {
        Composite byIndex = place -> new Epsilon(place.index() + 1);
        assertThat(entries(Trees.SHARED, byIndex))
                .containsExactly(
                        "dense Epsilon[epsilon=8.0]",
                        "flatten Pass[]",
                        "relu Pass[]",
                        "conv Epsilon[epsilon=5.0]",
                        "outer shares of the sum",
                        "inner shares of the sum",
                        "relu Pass[]",
                        "conv Epsilon[epsilon=3.0]",
                        "relu Pass[]",
                        "conv Epsilon[epsilon=1.0]");
    }

    @Test
    void presetsChooseByTypeAndPlace() {
        String tiny = new Epsilon(1e-9).toString();
        String dense = new Epsilon(1e-6).toString();
        assertThat(rules(Trees.RESIDUAL, StandardComposite.EPSILON_PLUS))
                .containsEntry("stem", new ZPlus().toString())
                .containsEntry("conv2", new ZPlus().toString())
                .containsEntry("dense", dense)
                .containsEntry("norm1", tiny)
                .containsEntry("pool", tiny)
                .containsEntry("relu1", "Pass[]");
        assertThat(rules(Trees.RESIDUAL, StandardComposite.EPSILON_ALPHA2_BETA1_FLAT))
                .containsEntry("stem", new Flat().toString())
                .containsEntry("conv2", new AlphaBeta(2, 1).toString())
                .containsEntry("dense", dense);
        assertThat(rules(Trees.CONCATENATED, StandardComposite.EPSILON_PLUS_FLAT))
                .containsEntry("left", new Flat().toString())
                .containsEntry("right", new Flat().toString())
                .containsEntry("new", new ZPlus().toString())
                .containsEntry("pool", "Pass[]");
        assertThat(rules(Trees.CONCATENATED, new EpsilonGammaBox(0, 1)))
                .containsEntry("left", new ZBox(0, 1).toString())
                .containsEntry("new", new Gamma(0.25).toString())
                .containsEntry("dense1", dense);
        assertThat(rules(Trees.CONCATENATED, new Uniform(new ZPlus(), new Flat(), new Epsilon(1))))
                .containsEntry("pool", new Epsilon(1).toString());
    }

    @Test
    void aDenseNetBeginsAsAConvolutionalOneDoes() {
        Place first = new Place(Layer.dense("dense", 2), 0, 0);
        Place later = new Place(Layer.dense("dense", 2), 1, 1);
        assertThat(StandardComposite.EPSILON_PLUS_FLAT.rule(first)).isEqualTo(new Flat());
        assertThat(StandardComposite.EPSILON_PLUS_FLAT.rule(later)).isEqualTo(new Epsilon(1e-6));
        assertThat(StandardComposite.EPSILON_PLUS.rule(first)).isEqualTo(new Epsilon(1e-6));
        assertThat(new EpsilonGammaBox(0, 1).rule(first)).isEqualTo(new ZBox(0, 1));
        assertThat(new EpsilonGammaBox(0, 1).rule(later)).isEqualTo(new Epsilon(1e-6));
        assertThat(new EpsilonGammaBox(0, 1).rule(new Place(Layer.averagePool("pool", 2), 0, 0)))
                .isEqualTo(new Epsilon(1e-9));
    }

    /** Counted by layers that have weights, of branches by the longest. */
    @Test
    void theTutorialsRulesGoByDepth() {
        assertThat(LayerPlaces.backwards(Trees.RESIDUAL.network()).stream()
                        .filter(place -> place.convolution() || place.dense())
                        .map(place -> place.layer().name() + " " + place.depth()))
                .containsExactly("dense 3", "conv2 2", "shortcut 2", "conv1 1", "stem 0");
        assertThat(rules(Trees.RESIDUAL, StandardComposite.BOX_GAMMA_EPSILON))
                .containsEntry("stem", new ZBox(-1, 1).toString())
                .containsEntry("conv1", new Gamma(0.1).toString())
                .containsEntry("conv2", "Epsilon[epsilon=0.1 rms(z)]")
                .containsEntry("dense", "Epsilon[epsilon=1.0E-9]")
                .containsEntry("pool", "Epsilon[epsilon=1.0E-9]");
    }

    private static List<String> first(Trees tree) {
        return LayerPlaces.backwards(tree.network()).stream()
                .filter(place -> place.first() && (place.dense() || place.convolution()))
                .map(Place::layer)
                .map(Layer::name)
                .toList();
    }

    private static Map<String, String> rules(Trees tree, Composite composite) {
        Map<String, String> found = new HashMap<>();
        entries(tree, composite).forEach(entry -> {
            int rule = entry.lastIndexOf(' ', entry.indexOf('[') < 0 ? entry.length() : entry.indexOf('['));
            found.put(entry.substring(0, rule), entry.substring(rule + 1));
        });
        return found;
    }

    private static List<String> entries(Trees tree, Composite composite) {
        try (Model model = RandomModel.of(3, -0.3, 0.3, tree::network);
                NDManager manager = Torch.manager()) {
            NDArray x = RandomModel.inputs(manager, 1, 1, 0, 1, new Shape(2, 4, 4));
            return new LayerwiseRelevance(composite)
                    .attributeAll(model.target(0), x).get(0).certificate().ledger().entries().stream()
                            .map(entry -> entry.layer() + " " + entry.rule())
                            .toList();
        }
    }
}
