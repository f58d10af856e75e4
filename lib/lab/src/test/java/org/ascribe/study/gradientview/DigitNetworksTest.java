package org.ascribe.study.gradientview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.ascribe.zoo.PaperModel;
import org.junit.jupiter.api.Test;

class DigitNetworksTest {

    @Test
    void everyNetworkHasItsActivation() {
        for (String architecture : DigitNetworks.ARCHITECTURES) {
            List<String> found = PaperModel.all().stream()
                    .map(PaperModel::name)
                    .filter(name -> name.startsWith(architecture))
                    .map(DigitNetworks::activation)
                    .toList();
            assertThat(found).isEqualTo(DigitNetworks.ACTIVATIONS);
        }
    }

    @Test
    void networksOfNoWeightsAreNamedByTheirActivation() {
        for (String architecture : DigitNetworks.ARCHITECTURES) {
            assertThat(new DigitNetworks(architecture).there()).isNotEmpty().allSatisfy((activation, model) -> {
                assertThat(model.name()).startsWith(architecture);
                assertThat(DigitNetworks.activation(model.name())).isEqualTo(activation);
            });
        }
    }

    @Test
    void unknownNamesAreRefused() {
        assertThatThrownBy(() -> new DigitNetworks("mnist-rnn"))
                .hasMessage("architecture: 'mnist-rnn'; expected one of [mnist-mlp, mnist-cnn]");
        assertThatThrownBy(() -> DigitNetworks.activation("c-sg"))
                .hasMessage("model: 'c-sg'; expected a name that ends in one of [ReLU, Tanh, Sigmoid, Softplus]");
    }
}
