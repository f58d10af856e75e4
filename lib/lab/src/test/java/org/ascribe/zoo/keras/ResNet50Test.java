package org.ascribe.zoo.keras;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.types.Shape;
import java.util.Map;
import java.util.stream.Collectors;
import org.ascribe.network.Layer;
import org.ascribe.weights.Weights;
import org.ascribe.zoo.torchvision.ResNet;
import org.junit.jupiter.api.Test;

/** Names, shapes and numbers of parameters are those of Keras. */
class ResNet50Test {

    private static final Map<String, Shape> PARAMETERS = Weights.shapes(ResNet50::network);

    /** Keras' own totals, of all parameters and of those that training leaves to running averages. */
    @Test
    void theNumberOfParametersIsThePublishedOne() {
        assertThat(sizes("")).isEqualTo(25_636_712);
        assertThat(sizes(".running")).isEqualTo(53_120);
    }

    @Test
    void convolutionsHaveBiasesAndKerasNames() {
        assertThat(PARAMETERS)
                .containsEntry("conv1.weight", new Shape(64, 3, 7, 7))
                .containsEntry("conv1.bias", new Shape(64))
                .containsEntry("res3a_branch1.weight", new Shape(512, 256, 1, 1))
                .containsEntry("bn5c_branch2c.runningVar", new Shape(2048))
                .containsEntry("fc1000.weight", new Shape(1000, 2048))
                .doesNotContainKeys("res3b_branch1.weight", "res2d_branch2a.weight");
    }

    /** Torchvision's has the same layers, by other names, but for the biases of 53 convolutions. */
    @Test
    void itIsTorchvisionsButForBiases() {
        Map<String, Shape> other = Weights.shapes(ResNet.RESNET50::network);
        assertThat(weights(PARAMETERS)).isEqualTo(weights(other));
        assertThat(PARAMETERS.size() - other.size()).isEqualTo(53);
        assertThat(ResNet50.network().leaves().stream().map(Layer::name)).doesNotHaveDuplicates();
    }

    /** How many kernels and matrices there are of each shape. */
    private static Map<Shape, Long> weights(Map<String, Shape> parameters) {
        return parameters.entrySet().stream()
                .filter(parameter -> parameter.getKey().endsWith(".weight"))
                .collect(Collectors.groupingBy(Map.Entry::getValue, Collectors.counting()));
    }

    private static long sizes(String part) {
        return PARAMETERS.entrySet().stream()
                .filter(parameter -> parameter.getKey().contains(part))
                .mapToLong(parameter -> parameter.getValue().size())
                .sum();
    }
}
