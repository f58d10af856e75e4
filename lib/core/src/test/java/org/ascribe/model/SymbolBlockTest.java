package org.ascribe.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.MalformedModelException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractSymbolBlock;
import ai.djl.nn.Block;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.ParallelBlock;
import ai.djl.nn.ParameterList;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.ascribe.Target;
import org.ascribe.engine.Torch;
import org.ascribe.gradient.IntegratedGradients;
import org.ascribe.network.Network;
import org.ascribe.weights.Weights.Tensor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** DJL's own blocks for scripts, as its criteria and its model zoo give them. */
class SymbolBlockTest {

    private static final Map<String, Tensor> W =
            Map.of("w", new Tensor(new long[] {3, 2}, new double[] {1, -1, 2, 0.5, 0, 3}));

    private final NDManager manager = Torch.manager();
    private ai.djl.Model djl;

    @TempDir
    private Path folder;

    @BeforeEach
    void open() {
        djl = Torch.engine().newModel("net", null);
    }

    @AfterEach
    void free() {
        djl.close();
        manager.close();
    }

    private Block load(String forward, boolean trainable) throws IOException, MalformedModelException {
        new ScriptFile(W, Map.of(), ScriptFile.Type.FLOAT, forward).write(folder.resolve("net.pt"));
        djl.load(folder, "net", Map.of("trainParam", Boolean.toString(trainable)));
        return djl.getBlock();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void isExplainedLikeTheFile(boolean trainable) throws Exception {
        Block block = load("return torch.tanh(torch.matmul(x, self.w))", trainable);
        try (Model zoo = Model.of("zoo", block, new Shape(3));
                Model file = Model.torchScript(folder.resolve("net.pt"), new Shape(3))) {
            NDArray x = manager.create(new float[] {.1f, -.2f, .3f, 0, .5f, -1}, new Shape(2, 3));
            assertThat(zoo.dataType()).isEqualTo(DataType.FLOAT32);
            assertThat(zoo.logits(x).toFloatArray())
                    .containsExactly(file.logits(x).toFloatArray());
            Target target = Target.predicted();
            assertThat(zoo.target(target).gradient(x).toFloatArray())
                    .containsExactly(file.target(target).gradient(x).toFloatArray());
            assertThat(zoo.target(target).hessianVector(x, x).toFloatArray())
                    .containsExactly(file.target(target).hessianVector(x, x).toFloatArray());
        }
    }

    @Test
    void outlivesWhatItWasMadeOf() throws Exception {
        Block block = load("return torch.matmul(x, self.w)", false);
        try (Model zoo = Model.of("zoo", block, new Shape(3))) {
            djl.close();
            NDArray x = manager.create(new float[] {1, -2, 3});
            assertThat(new IntegratedGradients().attribute(zoo.target(1), x).values())
                    .containsExactly(new double[] {-1, -1, 9}, within(1e-5));
        }
    }

    /** A new head on a script, as for transfer learning, and one of its two outputs chosen. */
    @Test
    void inASequence() throws Exception {
        Block block = load("return torch.matmul(x, self.w)", false);
        Linear head = Linear.builder().setUnits(2).build();
        head.initialize(manager, DataType.FLOAT32, new Shape(1, 2));
        SequentialBlock sequence = new SequentialBlock()
                .add(new SequentialBlock().add(block).add(list -> new NDList(list.head(), list.head())))
                .add(new LambdaBlock(list -> new NDList(list.get(1))))
                .add(head);
        try (Model model = Model.of("transfer", sequence, new Shape(3))) {
            NDArray x = manager.create(new float[] {1, -2, 3}, new Shape(1, 3));
            float[] u = head.getParameters().get("weight").getArray().toFloatArray();
            assertThat(model.target(0).gradient(x).toFloatArray())
                    .containsExactly(new float[] {u[0] - u[1], 2 * u[0] + 0.5f * u[1], 3 * u[1]}, within(1e-6f));
        }
    }

    @Test
    void insideOfOtherBlocksItIsRefusedByItsPlace() throws Exception {
        Block block = load("return torch.matmul(x, self.w)", false);
        ParallelBlock parallel =
                new ParallelBlock(lists -> lists.get(0)).add(block).add(new LambdaBlock(x -> x));
        Network network = Network.of(new Shape(3), new SequentialBlock().add(block));
        for (Block around : List.of(parallel, network)) {
            assertThatThrownBy(() -> Model.of("zoo", around, new Shape(3)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("block: zoo has a script in it that has no gradients there, "
                            + around.getClass().getSimpleName() + "/")
                    .hasMessageContainingAll("PtSymbolBlock", "plain SequentialBlock", "Model.untried()");
        }
        try (Model untried = Model.untried().of("zoo", parallel, new Shape(3))) {
            NDArray x = manager.create(new float[] {1, -2, 3}, new Shape(1, 3));
            assertThat(untried.target(0).value(x).toFloatArray()).containsExactly(-3);
        }
    }

    @Test
    void ofAnotherEngineItIsRefused() {
        Block other = new AbstractSymbolBlock() {
            @Override
            protected NDList forwardInternal(
                    ParameterStore store, NDList inputs, boolean training, PairList<String, Object> parameters) {
                return inputs;
            }

            @Override
            public ParameterList getDirectParameters() {
                return new ParameterList();
            }
        };
        for (Block block : List.of(other, new SequentialBlock().add(other))) {
            assertThatThrownBy(() -> Model.of("other", block, new Shape(3)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContainingAll("block: other has a script in it", "expected one of PyTorch");
        }
    }

    @Test
    void isTriedLikeAFile() throws Exception {
        Block block = load("y = torch.dropout(x, 0.5, True)\nreturn torch.matmul(y, self.w)", false);
        assertThatThrownBy(() -> Model.of("zoo", block, new Shape(3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("block: zoo keeps its dropout on in evaluation mode", "torch.dropout");
    }
}
