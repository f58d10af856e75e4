package org.ascribe.model;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.core.Linear;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ascribe.AttributionMethod;
import org.ascribe.ScalarFunction;
import org.ascribe.engine.Torch;
import org.ascribe.gradient.IntegratedGradients;
import org.ascribe.network.Layer;
import org.ascribe.network.LayerPass;
import org.ascribe.network.LayeredFunction;
import org.ascribe.network.Network;
import org.ascribe.perturbation.Occlusion;
import org.ascribe.propagation.DeepLift;
import org.ascribe.weights.Weights;
import org.ascribe.weights.Weights.Tensor;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is asked of a model that is closed says which. */
class ClosedModelTest {

    private final NDManager manager = Torch.manager();

    @AfterEach
    void free() {
        manager.close();
    }

    @Test
    void aNetworkAndFunctionsMadeBefore() {
        TreeMap<String, Tensor> tensors = new TreeMap<>();
        tensors.put("dense.weight", new Tensor(new long[] {2, 3}, new double[] {1, 2, 3, 4, 5, 6}));
        tensors.put("dense.bias", new Tensor(new long[] {2}, new double[] {1, 2}));
        Model model = Model.of(
                "net",
                () -> Network.chain(new Shape(3), Layer.dense("dense", 2)),
                new Weights(tensors, Map.of()),
                DataType.FLOAT32);
        NDArray x = manager.create(new float[] {1, 2, 3}, new Shape(1, 3));
        LayeredFunction f = (LayeredFunction) model.target(0).at(x);
        LayeredFunction above = f.above("dense");
        ScalarFunction neuron = f.neuron("dense", 1);
        model.close();
        saysClosed(
                "net",
                () -> model.sample(1, 2, 3),
                () -> f.activation("dense", x),
                () -> f.gradient(x, LayerPass.PLAIN));
        saysClosed("net", () -> neuron.value(x), () -> above.value(manager.ones(new Shape(1, 2))));
        saysClosed("net", () -> new DeepLift().attribute(f, x.get(0)));
        all(model, f, x);
    }

    @Test
    void aBlockAndFunctionsMadeBefore() {
        Model model = Model.of("squares", LambdaBlock.singleton(x -> x.mul(x)), new Shape(3));
        NDArray x = manager.create(new float[] {1, 2, 3}, new Shape(1, 3));
        ScalarFunction f = model.target(0).at(x);
        model.close();
        model.close();
        all(model, f, x);
    }

    @Test
    void parametersThatTheirOwnerClosed() {
        Linear linear = Linear.builder().setUnits(2).build();
        NDManager owner = Torch.manager();
        linear.initialize(owner, DataType.FLOAT32, new Shape(1, 3));
        try (Model model = Model.of("theirs", linear, new Shape(3))) {
            NDArray x = manager.create(new float[] {1, 2, 3}, new Shape(1, 3));
            owner.close();
            for (ThrowingCallable call : List.<ThrowingCallable>of(
                    () -> model.logits(x),
                    () -> model.target(0).gradient(x),
                    () -> model.target(0).value(x))) {
                assertThatThrownBy(call)
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("model: the parameters of theirs were closed by their owner");
            }
        }
    }

    @Test
    void aBatchThatIsClosed() {
        try (Model model = Model.of("squares", LambdaBlock.singleton(x -> x.mul(x)), new Shape(3))) {
            NDArray x = manager.create(new float[] {1, 2, 3}, new Shape(1, 3));
            x.close();
            assertThatThrownBy(() -> model.logits(x))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("batch: it, or the manager that owns it, is closed");
        }
    }

    @Test
    void anArrayThatTheUsersOwnCodeClosed() {
        NDArray w = manager.ones(new Shape(3));
        Network network = Network.of(new Shape(3), new ai.djl.nn.SequentialBlock().addSingleton(x -> x.mul(w)));
        try (Model block = Model.of("theirs", LambdaBlock.singleton(x -> x.mul(w)), new Shape(3));
                Model layers = Model.of("layers", network, new Shape(3))) {
            NDArray x = manager.create(new float[] {1, 2, 3}, new Shape(1, 3));
            LayeredFunction f = (LayeredFunction) layers.target(0).at(x);
            String layer = f.network().leaves().get(0).name();
            w.close();
            for (ThrowingCallable call : List.<ThrowingCallable>of(
                    () -> block.logits(x),
                    () -> block.target(0).gradient(x),
                    () -> f.gradient(x, LayerPass.PLAIN),
                    () -> f.activation(layer, x),
                    () -> f.neuron(layer, 0).value(x))) {
                assertThatThrownBy(call)
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageStartingWith("block: an array that ")
                        .hasMessageContaining("is closed; expected open ones");
            }
        }
    }

    private static void all(Model model, ScalarFunction f, NDArray x) {
        saysClosed(
                model.name(),
                () -> model.logits(x),
                () -> f.value(x),
                () -> f.gradient(x),
                () -> f.hessianVector(x, x),
                () -> model.target(0).value(x));
        for (AttributionMethod method : List.of(new IntegratedGradients(), Occlusion.one())) {
            saysClosed(model.name(), () -> method.attribute(f, x.get(0)));
        }
    }

    private static void saysClosed(String name, ThrowingCallable... calls) {
        for (ThrowingCallable call : calls) {
            assertThatThrownBy(call)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContainingAll("model: ", name + " is closed")
                    .hasMessageNotContaining("\n");
        }
    }
}
