package org.ascribe.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.SequentialBlock;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.ascribe.catalogue.Methods;
import org.ascribe.catalogue.Trait;
import org.ascribe.model.Model;
import org.ascribe.network.Activation;
import org.ascribe.network.Layer;
import org.ascribe.network.Network;
import org.junit.jupiter.api.Test;

/** A kind of layer that nobody has thought of: a method refuses it by its name, or has no need to know what layers do. */
class UnknownLayerTest {

    private static final Shape IMAGE = new Shape(1, 8, 8);

    /** a · |a|, which no rule of the library is for. */
    private record SignedSquare(String name, Block block) implements Layer {

        static SignedSquare of(String name) {
            return new SignedSquare(name, LambdaBlock.singleton(a -> a.mul(a.abs()), name));
        }
    }

    @Test
    void methodsRefuseItOrAreRightAboutIt() {
        Set<String> refusing = new TreeSet<>();
        try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
            Network network = network(manager);
            Model unknown = Model.of("layers", network, IMAGE);
            Model opaque = Model.of("block", new SequentialBlock().add(network), IMAGE);
            NDArray x = manager.randomUniform(0, 1, IMAGE, DataType.FLOAT64);
            for (Methods.Entry entry : Methods.all()) {
                Throwable refusal = catchThrowable(() -> entry.method().attribute(unknown.target(0), x));
                if (refusal != null) {
                    assertThat(refusal)
                            .as(entry.name())
                            .isInstanceOf(IllegalArgumentException.class)
                            .hasMessageContaining("[odd (SignedSquare)]");
                    refusing.add(entry.name());
                } else if (!entry.is(Trait.LAYERS)) {
                    double[] found =
                            entry.method().attribute(unknown.target(0), x).values();
                    double[] expected =
                            entry.method().attribute(opaque.target(0), x).values();
                    assertThat(found).as(entry.name()).containsExactly(expected, within(1e-9));
                }
            }
        }
        // Grad-CAM takes gradients at the output of a layer, and looks into none.
        assertThat(refusing)
                .isEqualTo(Methods.all().stream()
                        .filter(entry -> entry.is(Trait.LAYERS))
                        .map(Methods.Entry::name)
                        .filter(name -> !name.equals("grad-cam"))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    private static Network network(NDManager manager) {
        Network network = Network.chain(
                IMAGE,
                Layer.conv2d("conv", 3, 3, 1),
                SignedSquare.of("odd"),
                Layer.activation("tanh", Activation.TANH),
                Layer.flatten("flat"),
                Layer.dense("scores", 2));
        network.initialize(manager, DataType.FLOAT64, new Shape(1).addAll(IMAGE));
        return network;
    }
}
