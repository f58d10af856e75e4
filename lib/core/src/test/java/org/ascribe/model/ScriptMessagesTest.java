package org.ascribe.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.LambdaBlock;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.ascribe.weights.Weights.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scripts that take no such samples, and what they do take: the shape is blamed only where it is the shape. */
class ScriptMessagesTest {

    private static final Map<String, Tensor> W =
            Map.of("w", new Tensor(new long[] {3, 2}, new double[] {1, -1, 2, 0.5, 0, 3}));

    @TempDir
    private Path folder;

    @Test
    void tokenIds() {
        refuses(
                "return torch.mean(torch.embedding(self.w, x, -1, False, False), [1])",
                "file: net takes token ids",
                "TokenEmbedding");
        refuses("return torch.one_hot(torch.flatten(x), 3)", "file: net takes token ids");
        refuses("return torch.index_select(self.w, 0, torch.flatten(x))", "file: net takes token ids");
    }

    @Test
    void constantsOnOtherDevices() {
        for (String device : List.of("cuda:0", "cuda:1", "mps")) {
            refuses(
                    "return torch.add(torch.matmul(x, self.w), torch.zeros([2], dtype=6, layout=None, device=torch.device(\""
                            + device + "\")))",
                    "file: net computes on another device",
                    "model.cpu()");
        }
    }

    /** Words in the lines that quote the code, not in the one that names the error. */
    @Test
    void aNameOfTheUsersIsNoDevice() {
        refuses(
                "cuda_like = torch.mul(x, 2)\nreturn torch.matmul(torch.slice(cuda_like, 1, 1), self.w)",
                "inputShape: net does not take a sample",
                "cannot be multiplied");
    }

    @Test
    void otherTypesInside() {
        refuses(
                "return torch.matmul(x, torch.to(self.w, 15, False, False, None))",
                "file: net computes in other types",
                "model.float()");
        Path frozen = new ScriptFile(
                        Map.of(),
                        Map.of(),
                        ScriptFile.Type.FLOAT,
                        "return torch.matmul(x, torch.ones([3, 2], dtype=7))")
                .write(folder.resolve("net.pt"));
        assertThatThrownBy(() -> Model.torchScript(frozen, new Shape(3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("file: net computes in other types", "DataType.FLOAT64")
                .hasMessageNotContaining("\n");
        Model.torchScript(frozen, new Shape(3), DataType.FLOAT64).close();
    }

    @Test
    void severalInputs() {
        Path file = new ScriptFile(W, Map.of(), ScriptFile.Type.FLOAT, List.of("x", "y"), "return torch.add(x, y)")
                .write(folder.resolve("net.pt"));
        assertThatThrownBy(() -> Model.torchScript(file, new Shape(3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("file: net takes another number of inputs than one", "Inputs")
                .hasMessageNotContaining("\n");
    }

    @Test
    void theShapeWhereItIsTheShape() {
        refuses(
                "return torch.matmul(torch.slice(x, 1, 1), self.w)",
                "inputShape: net does not take a sample of shape (3) and type float32",
                "cannot be multiplied");
    }

    @Test
    void mapsAndSeveralOutputsAreToldWhatToDo() {
        refuses(
                "return torch.unsqueeze(torch.unsqueeze(torch.matmul(x, self.w), 2), 3)",
                "output shape (1, 2, 1, 1)",
                "its mean or one of its pixels");
        assertThatThrownBy(() -> Model.of("two", new LambdaBlock(x -> new NDList(x.head(), x.head())), new Shape(3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("output shapes [(1, 3), (1, 3)]", "a SequentialBlock of it and of a lambda");
    }

    /** It passes for the samples of the trial, and fails for another. */
    @Test
    void whatFailsLaterFailsInOneLine() {
        String forward = """
                if bool(torch.gt(torch.max(x), 100.)):
                  ops.prim.RaiseException("too bright", "builtins.ValueError")
                else:
                  pass
                return torch.matmul(x, self.w)
                """;
        Path file = new ScriptFile(W, Map.of(), ScriptFile.Type.FLOAT, forward).write(folder.resolve("net.pt"));
        try (Model model = Model.torchScript(file, new Shape(3))) {
            NDArray x = model.sample(1, 2, 300).expandDims(0);
            for (org.assertj.core.api.ThrowableAssert.ThrowingCallable call :
                    List.<org.assertj.core.api.ThrowableAssert.ThrowingCallable>of(
                            () -> model.logits(x),
                            () -> model.target(0).value(x),
                            () -> model.target(0).gradient(x))) {
                assertThatThrownBy(call)
                        .hasMessageContainingAll("of net (float32", "cannot be computed", "too bright")
                        .hasMessageNotContaining("\n");
            }
            assertThat(model.logits(model.sample(1, 2, 3).expandDims(0)).toFloatArray())
                    .containsExactly(5, 9);
        }
    }

    private void refuses(String forward, String... words) {
        Path file = new ScriptFile(W, Map.of(), ScriptFile.Type.FLOAT, forward).write(folder.resolve("net.pt"));
        assertThatThrownBy(() -> Model.torchScript(file, new Shape(3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(words)
                .hasMessageNotContaining("\n");
    }
}
