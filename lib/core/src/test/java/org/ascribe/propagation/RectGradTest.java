package org.ascribe.propagation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Map;
import java.util.TreeMap;
import org.ascribe.engine.Torch;
import org.ascribe.model.Model;
import org.ascribe.network.Activation;
import org.ascribe.network.Layer;
import org.ascribe.network.Network;
import org.ascribe.weights.Weights;
import org.junit.jupiter.api.Test;

class RectGradTest {

    /** At (2, 1) both ReLUs are 3, the first for and the second against class 0: a ⊙ r is (3, -3). */
    @Test
    void theUnitThatMattersMostPassesAlone() {
        try (Model model = HandMade.twoRelus();
                NDManager manager = Torch.manager()) {
            NDArray x = manager.create(new double[] {2, 1});
            assertThat(new RectGrad(0).attribute(model.target(0), x).values()).containsExactly(2, -1);
            assertThat(new RectGrad(0).attribute(model.target(1), x).values()).containsExactly(1, 1);
            assertThat(new RectGrad(1).attribute(model.target(0), x).values()).containsExactly(0, 0);
        }
    }

    /** At 1 the four ReLUs are 1, 2, 3, 4 and all for the class: below the quantile q of a ⊙ r nothing passes. */
    @Test
    void whatLiesAboveTheQuantilePasses() {
        TreeMap<String, Weights.Tensor> tensors = new TreeMap<>();
        tensors.put("dense1.weight", new Weights.Tensor(new long[] {4, 1}, new double[] {1, 2, 3, 4}));
        tensors.put("dense1.bias", new Weights.Tensor(new long[] {4}, new double[4]));
        tensors.put("dense2.weight", new Weights.Tensor(new long[] {1, 4}, new double[] {1, 1, 1, 1}));
        tensors.put("dense2.bias", new Weights.Tensor(new long[] {1}, new double[1]));
        try (Model model = Model.of(
                        "four",
                        () -> Network.chain(
                                new Shape(1),
                                Layer.dense("dense1", 4),
                                Layer.activation("relu", Activation.RELU),
                                Layer.dense("dense2", 1)),
                        new Weights(tensors, Map.of()),
                        DataType.FLOAT64);
                NDManager manager = Torch.manager()) {
            NDArray x = manager.create(new double[] {1});
            assertThat(new RectGrad(0).attribute(model.target(0), x).values()).containsExactly(2 + 3 + 4);
            assertThat(new RectGrad(0.5).attribute(model.target(0), x).values()).containsExactly(3 + 4);
            assertThat(new RectGrad(0.7).attribute(model.target(0), x).values()).containsExactly(4);
        }
    }

    @Test
    void quantilesThatAreNoneAreRefused() {
        for (double q : new double[] {-0.1, 1.1, Double.NaN}) {
            assertThatThrownBy(() -> new RectGrad(q)).hasMessage("quantile: " + q + "; expected a number from 0 to 1");
        }
    }
}
