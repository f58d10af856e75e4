package org.ascribe.taylor;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.List;
import org.ascribe.ScalarFunction;
import org.ascribe.engine.Junk;
import org.ascribe.engine.Torch;
import org.ascribe.model.Model;
import org.ascribe.nets.Nets;
import org.ascribe.network.Activation;
import org.junit.jupiter.api.Test;

class SecondOrderTest {

    private static final int FEATURES = 12;

    @Test
    void theTermsAreTheSameAfterACollection() {
        Nets net = new Nets(FEATURES, List.of(7), 3, Activation.SIGMOID, 1);
        try (Model model = net.model(DataType.FLOAT64);
                NDManager manager = Torch.manager()) {
            NDArray x = net.batch(manager, 2, DataType.FLOAT64);
            ScalarFunction f = model.target(1).at(x);
            for (int i = 0; i < 5; i++) {
                SecondOrder terms = SecondOrder.at(f, x, x.zerosLike());
                double sum = terms.independent().sum().getDouble();
                Junk.instead(2 * FEATURES * Double.BYTES);
                assertThat(terms.independent().sum().getDouble()).isEqualTo(sum).isNotZero();
            }
        }
    }
}
