package org.ascribe.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.ascribe.Attribution;
import org.ascribe.Target;
import org.ascribe.gradient.GradCam;
import org.ascribe.gradient.IntegratedGradients;
import org.ascribe.network.Activation;
import org.ascribe.network.Layer;
import org.ascribe.network.Network;
import org.ascribe.picture.Framing;
import org.ascribe.picture.Preprocessing;
import org.ascribe.picture.RgbPicture;
import org.ascribe.weights.Weights;
import org.ascribe.zoo.PictureModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A user's own script as a network of pictures, beside the same network in layers. */
class TorchScriptPictureTest {

    private static final int SIDE = 8;
    private static final Shape INPUT = new Shape(3, SIDE, SIDE);
    private static final List<String> NAMES = List.of("cat", "dog");
    private static final Preprocessing PREPROCESSING =
            Preprocessing.torchvision().withFraming(new Framing.CentreCrop(10, SIDE));

    @TempDir
    private Path folder;

    private final TreeMap<String, Weights.Tensor> tensors = new TreeMap<>();
    private final RgbPicture picture;

    TorchScriptPictureTest() {
        Random random = new Random(11);
        Weights.shapes(TorchScriptPictureTest::layers)
                .forEach((name, shape) -> tensors.put(
                        name,
                        new Weights.Tensor(
                                shape.getShape(),
                                random.doubles(shape.size(), -1, 1).toArray())));
        byte[] levels = new byte[3 * 13 * 17];
        random.nextBytes(levels);
        picture = new RgbPicture(13, 17, levels);
    }

    private static Network layers() {
        return Network.chain(
                INPUT,
                Layer.conv2d("conv", 4, 3, 1),
                Layer.activation("tanh", Activation.TANH),
                Layer.flatten("flat"),
                Layer.dense("dense", NAMES.size()));
    }

    private Model script() {
        Map<String, Weights.Tensor> renamed = Map.of(
                "w1", tensors.get("conv.weight"),
                "b1", tensors.get("conv.bias"),
                "w2", tensors.get("dense.weight"),
                "b2", tensors.get("dense.bias"));
        Path file = new ScriptFile(renamed, Map.of(), ScriptFile.Type.DOUBLE, """
                c = torch.tanh(torch.conv2d(x, self.w1, self.b1, [1, 1], [0, 0], [1, 1], 1))
                return torch.linear(torch.flatten(c, 1), self.w2, self.b2)
                """).write(folder.resolve("mine.pt"));
        return Model.torchScript(file, INPUT);
    }

    @Test
    void photographsAreExplainedAsByTheSameNetworkInLayers() {
        try (PictureModel script = new PictureModel(script(), PREPROCESSING, NAMES);
                PictureModel network = PictureModel.of(
                        "layers",
                        TorchScriptPictureTest::layers,
                        new Weights(tensors, Map.of()),
                        PREPROCESSING,
                        NAMES,
                        DataType.FLOAT64)) {
            Attribution found = explained(script);
            Attribution expected = explained(network);
            assertThat(found.target()).isEqualTo(expected.target());
            // Float64 in both; the engine may sum in another order.
            assertThat(found.values()).containsExactly(expected.values(), within(1e-12));
            assertThatThrownBy(() -> new GradCam().attribute(script.target(Target.of(0)), script.sample(picture)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContainingAll("mine", "does not know its layers");
        }
    }

    private Attribution explained(PictureModel model) {
        return new IntegratedGradients()
                .withBaseline(model.black())
                .attribute(model.target(Target.predicted()), model.sample(picture));
    }

    @Test
    void aPreprocessingOfAnotherSizeIsRefused() {
        try (Model script = script()) {
            assertThatThrownBy(() -> new PictureModel(script, Preprocessing.torchvision(), NAMES))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContainingAll("3 × 224 × 224", "mine");
        }
    }
}
