package org.ascribe.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.LambdaBlock;
import java.util.function.UnaryOperator;
import org.ascribe.autograd.Autograd;
import org.ascribe.engine.Torch;
import org.ascribe.gradient.IntegratedGradients;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What counts as a row of scores for each sample, with a trial and without. */
class RowsOfScoresTest {

    private static final float NEVER = Float.NEGATIVE_INFINITY;

    private final NDManager manager = Torch.manager();

    @AfterEach
    void free() {
        manager.close();
    }

    @Test
    void moreThanOneRowForASampleIsRefusedByItsShape() {
        UnaryOperator<NDArray> timeFirst = x -> x.transpose(1, 0, 2).sum(new int[] {1});
        for (ModelMaker maker : new ModelMaker[] {new ModelMaker(true), Model.untried()}) {
            refuses(
                    () -> maker.of("net", LambdaBlock.singleton(timeFirst::apply), new Shape(5, 2)),
                    "block: output shape (5, 2) of net for one sample of shape (5, 2); expected [1, classes]",
                    "is axis 0 of the input the batch");
            refuses(
                    () -> maker.of("net", LambdaBlock.singleton(x -> x.reshape(-1, 1)), new Shape(3)),
                    "block: output shape (3, 1) of net for one sample of shape (3); expected [1, classes]");
        }
    }

    @Test
    void aSampleThatIsSeveralToTheModel() {
        refuses(
                () -> model(x -> x.sum(new int[] {2}).reshape(-1), new Shape(4, 3)),
                "inputShape: (4, 3) is 4 samples to net, which gives (48) for a batch of 12; expected the shape of one of them");
    }

    @Test
    void aSqueezeOfOneValue() {
        UnaryOperator<NDArray> f = x -> x.mul(x).sum(new int[] {1}, true).squeeze();
        for (ModelMaker maker : new ModelMaker[] {new ModelMaker(true), Model.untried()}) {
            try (Model model = maker.of("net", LambdaBlock.singleton(f::apply), new Shape(3))) {
                assertThat(model.toString()).endsWith("1 class)");
                NDArray x = manager.create(new float[] {1, 2, 3, 4, 5, 6}, new Shape(2, 3));
                assertThat(model.logits(x).getShape()).isEqualTo(new Shape(2, 1));
                assertThat(model.logits(x.get("0:1")).toFloatArray()).containsExactly(14);
                assertThat(model.target(0).gradient(x).toFloatArray()).containsExactly(2, 4, 6, 8, 10, 12);
            }
        }
    }

    @Test
    void aSqueezeOfARow() {
        try (Model model = model(x -> x.tanh().squeeze(), new Shape(3))) {
            assertThat(model.toString()).endsWith("3 classes)");
            NDArray x = manager.create(new float[] {1, 2, 3}, new Shape(1, 3));
            assertThat(model.logits(x).getShape()).isEqualTo(new Shape(1, 3));
        }
    }

    /** A mask of classes that are ruled out, or the padding of a vocabulary. */
    @Test
    void aClassThatIsInfiniteForAllSamples() {
        UnaryOperator<NDArray> masked =
                x -> x.tanh().concat(x.getManager().full(new Shape(x.getShape().get(0), 1), NEVER), 1);
        try (Model model = model(masked, new Shape(3))) {
            assertThat(model.toString()).endsWith("4 classes)");
            NDArray x = manager.create(new float[] {1, 2, 3});
            assertThat(new IntegratedGradients().attribute(model.target(1), x).values())
                    .containsExactly(new double[] {0, Math.tanh(2), 0}, within(1e-5));
        }
    }

    /** A script may be written for inputs that are no floating numbers. */
    @Test
    void whatHasNoSignIsCopiedToo() {
        for (DataType type : new DataType[] {DataType.BOOLEAN, DataType.INT64, DataType.UINT8}) {
            NDArray array = manager.create(new float[] {0, 1, 1}).toType(type, false);
            NDArray copy = Autograd.copy(array);
            assertThat(copy).isEqualTo(array).isNotSameAs(array);
            assertThat(copy.getDataType()).isEqualTo(type);
            copy.set(new NDIndex(0), 1);
            assertThat(array.toType(DataType.INT32, false).toIntArray()).containsExactly(0, 1, 1);
        }
    }

    private static Model model(UnaryOperator<NDArray> f, Shape inputShape) {
        return Model.of("net", LambdaBlock.singleton(f::apply), inputShape);
    }

    private static void refuses(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String... words) {
        assertThatThrownBy(call)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(words)
                .hasMessageNotContaining("\n");
    }
}
