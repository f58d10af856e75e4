package org.ascribe.study.deeptaylor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.ascribe.Target;
import org.ascribe.engine.Torch;
import org.ascribe.model.Model;
import org.ascribe.network.LayeredFunction;
import org.ascribe.propagation.DeepTaylor;
import org.ascribe.propagation.RandomModel;
import org.ascribe.propagation.Trees;
import org.ascribe.result.Row;
import org.ascribe.result.Rows;
import org.junit.jupiter.api.Test;

/** Whose relevance was lost, on a random residual net with batch normalisation, as it is and folded. */
class LayerBooksTest {

    private static final Shape IMAGE = new Shape(2, 4, 4);
    private static final LayerBooks BOOKS = new LayerBooks(new DeepTaylor(-1, 1));

    @Test
    void whatIsLostCameToNeuronsThatAreActiveByTheirBiasAlone() {
        try (Model model = RandomModel.of(11, -0.5, 0.5, Trees.RESIDUAL::network);
                NDManager manager = Torch.manager()) {
            double lost = 0;
            for (Row layer : layers(model, manager)) {
                double arriving = layer.number("arriving");
                double unexcited = layer.number("unexcited");
                // The stabiliser's 1e-9 beside Σ v w.
                assertThat(layer.number("kept")).as("%s", layer).isCloseTo(unexcited, within(1e-6 * arriving));
                assertThat(layer.number("unexcited_on_positive_bias"))
                        .as("%s", layer)
                        .isEqualTo(unexcited);
                assertThat(layer.number("on_positive_bias")).isBetween(unexcited - 1e-12, arriving + 1e-12);
                lost += layer.number("kept");
            }
            assertThat(lost).isGreaterThan(0.01);
        }
    }

    @Test
    void foldedTheNetHasNoBatchNormalisationToLoseItIn() {
        try (Model model = RandomModel.of(11, -0.5, 0.5, Trees.RESIDUAL::network);
                Model folded = Model.of(
                        "folded", ((LayeredFunction) model.target(0)).network().folded(), IMAGE);
                NDManager manager = Torch.manager()) {
            assertThat(layers(model, manager).texts("kind")).contains("BatchNormBlock");
            Rows layers = layers(folded, manager);
            assertThat(layers.texts("kind")).doesNotContain("BatchNormBlock").contains("Conv2d", "Linear", "Sum");
            assertThat(layers.numbers("negative")).containsOnly(0);
        }
    }

    /** Of the sample that a class likes. */
    private static Rows layers(Model model, NDManager manager) {
        NDArray x = RandomModel.inputs(manager, 3, 1, -1, 1, IMAGE).squeeze(0);
        List<Row> rows = BOOKS.rows(Row.of("net", "random"), model.target(Target.predicted()), x);
        Rows whole = Parts.of(new Rows(rows), LayerBooks.WHOLE);
        assertThat(whole.numbers("output")[0]).isPositive();
        return Parts.of(new Rows(rows), LayerBooks.LAYER);
    }
}
