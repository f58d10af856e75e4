package org.ascribe.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.ascribe.engine.Torch;
import org.ascribe.failure.MissingFilesException;
import org.ascribe.failure.MissingFilesException.Kind;
import org.ascribe.model.Model;
import org.ascribe.weights.Weights;
import org.ascribe.zoo.torchvision.SqueezeNet;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PretrainedModelTest {

    @TempDir
    private Path empty;

    static Stream<PretrainedModel> all() {
        return PretrainedModel.all().stream();
    }

    /** What can be loaded by name can be fetched by that name. */
    @ParameterizedTest
    @MethodSource("all")
    void everyModelIsADataSet(PretrainedModel model) throws IOException {
        Path described = Path.of("../../data-scripts/datasets", model.name() + ".json");
        JsonNode dataset = new JsonMapper().readTree(described.toFile());
        assertThat(StreamSupport.stream(dataset.get("files").spliterator(), false)
                        .map(file -> file.get("name").asText()))
                .contains(model.file());
        if (model.source().endsWith(model.file())) {
            assertThat(dataset.at("/places/0/web").asText().replace("{name}", model.file()))
                    .isEqualTo(model.source());
        }
    }

    @Test
    void namesAreKnownInAnyCase() {
        assertThat(PretrainedModel.named("VGG16").name()).isEqualTo("vgg16");
        assertThatThrownBy(() -> PretrainedModel.named("vgg17"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("unknown pretrained model 'vgg17': known are vgg16, vgg19", "resnet50-keras");
    }

    @ParameterizedTest
    @MethodSource("all")
    void weightsThatWereNotFetched(PretrainedModel model) {
        assertThatThrownBy(() -> model.weights(empty))
                .isInstanceOf(MissingFilesException.class)
                .hasMessageStartingWith(
                        empty.resolve(model.file()) + " is missing; expected the files of " + model.name())
                .asInstanceOf(InstanceOfAssertFactories.type(MissingFilesException.class))
                .extracting(MissingFilesException::kind, MissingFilesException::name)
                .containsExactly(Kind.DATA, model.name());
    }

    /** An input and an output of the same network by other software; the weights differ by rounding to float16. */
    @Test
    void squeezeNetReproducesItsGoldenOutput() throws IOException {
        String mirror = System.getenv("ASCRIBE_MIRROR");
        Path data = mirror == null ? Path.of("../../../shared/data") : Path.of(mirror);
        assumeTrue(
                Files.exists(data.resolve("squeezenet_v1.1-golden")),
                "neither shared/data beside the checkout nor ASCRIBE_MIRROR has squeezenet_v1.1-golden");
        Weights weights = PretrainedModel.named("squeezenet1_1-ncnn").weights(data.resolve("squeezenet_v1.1-ncnn"));
        assertThat(weights.notes()).containsEntry("licence", "BSD-2-Clause");
        FloatBuffer input = OnnxTensor.read(data.resolve("squeezenet_v1.1-golden/test_data_0_input.pb"));
        FloatBuffer golden = OnnxTensor.read(data.resolve("squeezenet_v1.1-golden/test_data_0_output.pb"));
        try (Model model = Model.of("squeezenet", SqueezeNet::network, weights, DataType.FLOAT32);
                NDManager scope = Torch.manager()) {
            NDArray x = scope.create(input, new Shape(1, 3, 224, 224), DataType.FLOAT32);
            float[] found = model.logits(x).softmax(1).toFloatArray();
            double largest = 0;
            for (int i = 0; i < found.length; i++) {
                largest = Math.max(largest, Math.abs(found[i] - golden.get(i)));
            }
            assertThat(largest).isLessThan(4.5e-4);
        }
    }
}
