package org.ascribe.zoo.torchvision;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.types.Shape;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.ascribe.network.Layer;
import org.ascribe.network.Network;
import org.ascribe.weights.TorchNames;
import org.ascribe.weights.Weights;
import org.ascribe.zoo.PretrainedModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names, shapes and numbers of parameters are those of torchvision. */
class TorchvisionNetworksTest {

    /** Torchvision's own totals; its Inception has 3 326 696 more, in an auxiliary head. */
    @ParameterizedTest
    @CsvSource({
        "VGG16,         138357544",
        "VGG19,         143667240",
        "RESNET18,       11689512",
        "RESNET34,       21797672",
        "RESNET50,       25557032",
        "RESNET101,      44549160",
        "RESNET152,      60192808",
        "DENSENET121,     7978856",
        "INCEPTION_V3,   23834568",
        "SQUEEZENET1_1,   1235496",
    })
    void theNumberOfParametersIsThePublishedOne(String name, long published) {
        Supplier<Network> architecture =
                PretrainedModel.named(name.toLowerCase(Locale.ROOT)).architecture();
        long trained = Weights.shapes(architecture).entrySet().stream()
                .filter(parameter -> !parameter.getKey().contains(".running"))
                .mapToLong(parameter -> parameter.getValue().size())
                .sum();
        assertThat(trained).isEqualTo(published);
    }

    /** A state_dict has these names, and a counter for each batch normalisation. */
    @ParameterizedTest
    @ValueSource(strings = {"vgg16", "resnet50", "densenet121", "inception_v3", "squeezenet1_1"})
    void theNamesOfAStateDictAreTheLayers(String name) {
        Map<String, Weights.Tensor> stateDict = new TreeMap<>();
        Weights.Tensor any = new Weights.Tensor(new long[0], new double[1]);
        Set<String> layers =
                Weights.shapes(PretrainedModel.named(name).architecture()).keySet();
        for (String layer : layers) {
            stateDict.put(
                    layer.replace(".gamma", ".weight")
                            .replace(".beta", ".bias")
                            .replace(".runningMean", ".running_mean")
                            .replace(".runningVar", ".running_var"),
                    any);
            stateDict.put(layer.replaceFirst("[^.]*$", "num_batches_tracked"), any);
        }
        Weights named = TorchNames.layers(new Weights(new TreeMap<>(stateDict), Map.of()));
        assertThat(named.tensors().keySet()).isEqualTo(layers);
    }

    @Test
    void resNet18() {
        Map<String, Shape> parameters = Weights.shapes(ResNet.RESNET18::network);
        assertThat(parameters)
                .containsEntry("conv1.weight", new Shape(64, 3, 7, 7))
                .containsEntry("layer2.0.downsample.0.weight", new Shape(128, 64, 1, 1))
                .containsEntry("layer4.1.bn2.gamma", new Shape(512))
                .containsEntry("fc.bias", new Shape(1000))
                .doesNotContainKeys("conv1.bias", "layer1.0.downsample.0.weight");
    }

    @Test
    void resNet50() {
        assertThat(Weights.shapes(ResNet.RESNET50::network))
                .containsEntry("layer1.0.downsample.0.weight", new Shape(256, 64, 1, 1))
                .containsEntry("layer2.0.conv2.weight", new Shape(128, 128, 3, 3))
                .containsEntry("layer4.2.conv3.weight", new Shape(2048, 512, 1, 1))
                .doesNotContainKeys("layer4.3.conv1.weight");
    }

    @Test
    void denseNet121() {
        assertThat(Weights.shapes(DenseNet121::network))
                .containsEntry("features.denseblock4.denselayer16.conv1.weight", new Shape(128, 992, 1, 1))
                .containsEntry("features.transition3.conv.weight", new Shape(512, 1024, 1, 1))
                .containsEntry("classifier.weight", new Shape(1000, 1024));
    }

    @Test
    void inceptionV3() {
        assertThat(Weights.shapes(InceptionV3::network))
                .containsEntry("Mixed_6b.branch7x7dbl_2.conv.weight", new Shape(128, 128, 7, 1))
                .containsEntry("Mixed_7c.branch3x3dbl_3b.conv.weight", new Shape(384, 384, 3, 1))
                .containsEntry("Conv2d_4a_3x3.bn.runningVar", new Shape(192));
    }

    @Test
    void squeezeNet() {
        assertThat(Weights.shapes(SqueezeNet::network))
                .containsEntry("features.0.weight", new Shape(64, 3, 3, 3))
                .containsEntry("features.12.expand3x3.weight", new Shape(256, 64, 3, 3))
                .containsEntry("classifier.1.bias", new Shape(1000));
    }

    @Test
    void vgg16() {
        assertThat(Vgg.VGG16.network().leaves().stream().map(Layer::name))
                .contains("features.0", "features.28", "classifier.6")
                .doesNotContain("features.31")
                .hasSize(31 + 1 + 1 + 7);
    }
}
