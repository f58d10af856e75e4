package org.ascribe.model.torchvision;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.initializer.Initializer;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.ascribe.model.Layer;
import org.ascribe.model.Network;
import org.ascribe.model.Torch;
import org.junit.jupiter.api.Test;

/** Names, shapes and numbers of parameters are those of torchvision. */
class TorchvisionNetworksTest {

    @Test
    void resNet18() {
        Map<String, Shape> parameters = parameters(ResNet18.network());
        assertThat(parameters)
                .containsEntry("conv1.weight", new Shape(64, 3, 7, 7))
                .containsEntry("layer2.0.downsample.0.weight", new Shape(128, 64, 1, 1))
                .containsEntry("layer4.1.bn2.gamma", new Shape(512))
                .containsEntry("fc.bias", new Shape(1000))
                .doesNotContainKeys("conv1.bias", "layer1.0.downsample.0.weight");
        assertThat(trained(parameters)).isEqualTo(11_689_512);
    }

    @Test
    void denseNet121() {
        Map<String, Shape> parameters = parameters(DenseNet121.network());
        assertThat(parameters)
                .containsEntry("features.denseblock4.denselayer16.conv1.weight", new Shape(128, 992, 1, 1))
                .containsEntry("features.transition3.conv.weight", new Shape(512, 1024, 1, 1))
                .containsEntry("classifier.weight", new Shape(1000, 1024));
        assertThat(trained(parameters)).isEqualTo(7_978_856);
    }

    @Test
    void inceptionV3() {
        Map<String, Shape> parameters = parameters(InceptionV3.network());
        assertThat(parameters)
                .containsEntry("Mixed_6b.branch7x7dbl_2.conv.weight", new Shape(128, 128, 7, 1))
                .containsEntry("Mixed_7c.branch3x3dbl_3b.conv.weight", new Shape(384, 384, 3, 1))
                .containsEntry("Conv2d_4a_3x3.bn.runningVar", new Shape(192));
        // torchvision counts 27 161 264, of which 3 326 696 are the auxiliary head's.
        assertThat(trained(parameters)).isEqualTo(23_834_568);
    }

    @Test
    void vgg16() {
        Network network = Vgg16.network();
        assertThat(network.leaves().stream().map(Layer::name))
                .contains("features.0", "features.28", "classifier.6")
                .doesNotContain("features.31")
                .hasSize(31 + 1 + 1 + 7);
    }

    private static long trained(Map<String, Shape> parameters) {
        return parameters.entrySet().stream()
                .filter(parameter -> !parameter.getKey().contains(".running"))
                .flatMapToLong(parameter -> LongStream.of(parameter.getValue().size()))
                .sum();
    }

    private static Map<String, Shape> parameters(Network network) {
        Map<String, Shape> parameters = new TreeMap<>();
        try (NDManager scope = Torch.manager()) {
            network.setInitializer(Initializer.ZEROS, parameter -> true);
            network.initialize(scope, DataType.FLOAT32, new Shape(1).addAll(network.inputShape()));
            network.leaves()
                    .forEach(layer -> layer.block()
                            .getParameters()
                            .forEach(parameter -> parameters.put(
                                    layer.name() + "." + parameter.getKey(),
                                    parameter.getValue().getArray().getShape())));
        }
        return parameters;
    }
}
