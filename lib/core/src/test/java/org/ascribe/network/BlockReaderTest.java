package org.ascribe.network;

import static org.ascribe.model.Near.near;
import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.ParallelBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.norm.Dropout;
import ai.djl.nn.pooling.Pool;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ascribe.engine.Torch;
import org.ascribe.model.Model;
import org.junit.jupiter.api.Test;

/** Blocks of DJL read as layers: known ones by what they compute, the others never left out. */
class BlockReaderTest {

    private static final Shape IMAGE = new Shape(2, 12, 12);

    private static SequentialBlock convolutional() {
        return new SequentialBlock()
                .add(Conv2d.builder()
                        .setFilters(4)
                        .setKernelShape(new Shape(3, 3))
                        .build())
                .add(BatchNorm.builder().build())
                .add(ai.djl.nn.Activation.reluBlock())
                .add(Pool.maxPool2dBlock(new Shape(3, 3), new Shape(2, 2), new Shape(1, 1)))
                .add(new SequentialBlock()
                        .add(Conv2d.builder()
                                .setFilters(5)
                                .setKernelShape(new Shape(2, 2))
                                .build())
                        .add(ai.djl.nn.Activation.leakyReluBlock(0.25f))
                        .add(Pool.avgPool2dBlock(new Shape(2, 2), new Shape(1, 1), new Shape(1, 1))))
                .add(Pool.globalAvgPool2dBlock())
                .add(Dropout.builder().build())
                .add(Linear.builder().setUnits(3).build());
    }

    @Test
    void readsWhatDjlOffers() {
        try (NDManager manager = Torch.manager()) {
            SequentialBlock block = convolutional();
            block.initialize(manager, DataType.FLOAT64, new Shape(1).addAll(IMAGE));
            Network network = Network.of(IMAGE, block);
            assertThat(network.leaves().stream().map(layer -> layer.getClass().getSimpleName()))
                    .containsExactly(
                            "Affine",
                            "Affine",
                            "Pointwise",
                            "MaxPool",
                            "Affine",
                            "Pointwise",
                            "Affine",
                            "Affine",
                            "Reshape",
                            "Reshape",
                            "Affine");
            assertThat(network.leaves().get(3)).isEqualTo(new MaxPool("04LambdaBlock", PoolWindows.square(3, 2, 1)));
            assertThat(network.leaves().get(5))
                    .isEqualTo(new Pointwise("05SequentialBlock.02LambdaBlock", Activation.leakyRelu(0.25)));
            NDArray x = manager.randomNormal(new Shape(4).addAll(IMAGE)).toType(DataType.FLOAT64, false);
            try (Model plain = Model.of("plain", block, IMAGE);
                    Model read = Model.of("read", network, IMAGE)) {
                near(read.logits(x).toDoubleArray(), plain.logits(x).toDoubleArray(), 1e-14);
                assertThat(read.target(0)).isInstanceOf(LayeredFunction.class);
            }
        }
    }

    @Test
    void knowsEveryActivationItHas() {
        Map<Block, Activation> blocks = Map.of(
                ai.djl.nn.Activation.reluBlock(), Activation.RELU,
                ai.djl.nn.Activation.sigmoidBlock(), Activation.SIGMOID,
                ai.djl.nn.Activation.tanhBlock(), Activation.TANH,
                ai.djl.nn.Activation.softPlusBlock(), Activation.SOFTPLUS,
                ai.djl.nn.Activation.geluBlock(), Activation.GELU,
                ai.djl.nn.Activation.leakyReluBlock(0.5f), Activation.leakyRelu(0.5));
        blocks.forEach(
                (block, activation) -> assertThat(only(block)).isEqualTo(new Pointwise("01LambdaBlock", activation)));
        assertThat(only(ai.djl.nn.Activation.eluBlock(2)).toString()).contains("Elu[alpha=2.0");
        assertThat(only(Blocks.batchFlattenBlock())).isInstanceOf(Reshape.class);
        assertThat(only(Pool.maxPool2dBlock(new Shape(2, 2), new Shape(2, 2), new Shape(0, 0), true)))
                .isEqualTo(new MaxPool(
                        "01LambdaBlock", PoolWindows.sliding(new Shape(2, 2), new Shape(2, 2), new Shape(0, 0), true)));
    }

    @Test
    void whatIsNotKnownStaysAndIsOpaque() {
        LambdaBlock anonymous = LambdaBlock.singleton(a -> a.maximum(0));
        LambdaBlock pretender = LambdaBlock.singleton(a -> a.maximum(0).minimum(3), "ReLU");
        ParallelBlock sum = new ParallelBlock(
                outputs -> new NDList(outputs.get(0).head().add(outputs.get(1).head())),
                List.of(Linear.builder().setUnits(3).build(), Blocks.identityBlock()));
        for (Block block : List.of(anonymous, pretender, sum, ai.djl.nn.Activation.mishBlock())) {
            assertThat(only(block)).isInstanceOf(Opaque.class);
        }
    }

    @Test
    void blocksCanBeExplained() {
        Linear inner = Linear.builder().setUnits(3).build();
        Block sum = new ParallelBlock(
                outputs -> new NDList(outputs.get(0).head().add(outputs.get(1).head())),
                List.of(inner, Blocks.identityBlock()));
        SequentialBlock block =
                new SequentialBlock().add(sum).add(Linear.builder().setUnits(2).build());
        Network network = Network.of(
                new Shape(3),
                block,
                (name, b) -> b == sum
                        ? Optional.of(Layer.residual(name, new Affine(name + ".inner", inner)))
                        : Optional.empty());
        assertThat(network.leaves().stream().map(Layer::name)).containsExactly("01ParallelBlock.inner", "02Linear");
        try (NDManager manager = Torch.manager()) {
            block.initialize(manager, DataType.FLOAT64, new Shape(1, 3));
            NDArray x = manager.create(new double[] {1, -2, 3, 0, 1, 5}, new Shape(2, 3));
            try (Model plain = Model.of("plain", block, new Shape(3));
                    Model read = Model.of("read", network, new Shape(3))) {
                near(read.logits(x).toDoubleArray(), plain.logits(x).toDoubleArray(), 1e-14);
            }
        }
    }

    @Test
    void aBlockInTwoPlacesIsOneLayer() {
        Linear twice = Linear.builder().setUnits(3).build();
        Network network =
                Network.of(new Shape(3), new SequentialBlock().add(twice).add(twice));
        assertThat(network.layers()).hasSize(2);
        assertThat(network.leaves()).hasSize(1);
    }

    private static Layer only(Block block) {
        List<Layer> layers =
                Network.of(new Shape(3), new SequentialBlock().add(block)).layers();
        assertThat(layers).hasSize(1);
        return layers.get(0);
    }
}
