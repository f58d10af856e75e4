package org.ascribe.model.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.ascribe.engine.InterruptedWorkException;
import org.ascribe.engine.Torch;
import org.ascribe.model.Model;
import org.ascribe.nets.OwnedArrays;
import org.ascribe.network.Network;
import org.ascribe.network.Opaque;
import org.ascribe.weights.Weights;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whether the rows of a batch mind each other, and why some are passed one at a time. */
class CompanyTest {

    private static final String TAKES_NONE = "one row at a time: it takes no batch";
    private static final String DEPENDS =
            "one row at a time: its rows depend on one another; is axis 0 of the input the batch?";

    private final NDManager manager = Torch.manager();

    @AfterEach
    void free() {
        manager.close();
    }

    @Test
    void theReasonIsTold() {
        try (Model one = model(CompanyTest::onlyOne);
                Model mean = model(x -> x.sub(x.mean(new int[] {0}, true)).add(x))) {
            assertThat(one.toString()).contains(TAKES_NONE);
            assertThat(mean.toString()).contains(DEPENDS);
        }
        refuses(
                () -> network(CompanyTest::onlyOne),
                "block: net would have to be run one row at a time, for it takes no batch",
                "without a Network",
                "; Model.untried() takes it as it is");
        refuses(
                () -> network(x -> x.cumSum(0)),
                "block: net would have to be run one row at a time, for its rows depend on one another");
    }

    /** As a Cholesky decomposition refuses zeros, and a check of ranges numbers below 0. */
    @Test
    void aSampleThatIsRefusedIsNotInTheCompany() {
        for (UnaryOperator<NDArray> picky : java.util.List.<UnaryOperator<NDArray>>of(
                x -> checked(x, x.abs().sum(new int[] {1}).min().getFloat() > 0),
                x -> checked(x, x.min().getFloat() >= 0 && x.max().getFloat() <= 1))) {
            try (Model model = model(picky);
                    Model network = network(picky)) {
                assertThat(model.toString()).doesNotContain("one row");
                assertThat(network.toString()).doesNotContain("one row");
            }
            try (Model mean = model(x -> {
                NDArray y = picky.apply(x);
                return y.sub(y.mean(new int[] {0}, true)).add(y);
            })) {
                assertThat(mean.toString()).contains(DEPENDS);
            }
        }
    }

    /** In float64 with a step in float32: batches of another size may be rounded otherwise, to seven digits. */
    @Test
    void roundingIsNoDependence() {
        UnaryOperator<NDArray> rounding = x -> x.mul(x.getShape().get(0) > 1 ? 1 + 3e-7 : 1);
        UnaryOperator<NDArray> mean = x -> x.add(x.mean(new int[] {0}, true).mul(3e-7));
        try (Model a = wide(rounding);
                Model b = wide(mean);
                Model c = wide(x -> x.mul(1 + 0.1 * x.getShape().get(0)))) {
            assertThat(a.dataType()).isEqualTo(DataType.FLOAT64);
            assertThat(a.toString()).doesNotContain("one row");
            assertThat(b.toString()).contains(DEPENDS);
            assertThat(c.toString()).contains(DEPENDS);
        }
    }

    @Test
    void aLargeRowDoesNotHideASmallOne() {
        double[][] scores = {{1e6, 0}, {1, 2}, {3, 1}};
        double tolerance = Agreement.tolerance(DataType.FLOAT32);
        assertThat(Agreement.of(scores, new double[][] {{1e6 + 10, 0}, {1, 2}, {3, 1}}, tolerance))
                .isTrue();
        assertThat(Agreement.of(scores, new double[][] {{1e6, 0}, {1, 2.5}, {3, 1}}, tolerance))
                .isFalse();
        double[][] exact = {{1, 2}, {0, 0}, {3, 1}};
        assertThat(Agreement.of(exact, new double[][] {{1, 2}, {1e-7, 0}, {3, 1}}, tolerance))
                .isTrue();
    }

    /** A batch of one says nothing of others; that it is another answer than before still does. */
    @Test
    void memoryForOneRow() {
        AtomicInteger calls = new AtomicInteger();
        try (Model model = model(x -> scarce(x).tanh())) {
            assertThat(model.toString()).doesNotContain("one row");
        }
        refuses(() -> model(x -> scarce(x).add(calls.getAndIncrement())), "every time");
    }

    @Test
    void rowsByThemselvesLeaveNothingAndCanBeInterrupted() {
        try (Model model = model(CompanyTest::onlyOne)) {
            NDArray x = manager.ones(new Shape(20, 3));
            int before = OwnedArrays.of(manager);
            model.logits(x).close();
            model.target(0).gradient(x).close();
            assertThat(OwnedArrays.of(manager)).isEqualTo(before);
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> model.logits(x)).isInstanceOf(InterruptedWorkException.class);
            assertThat(Thread.interrupted()).isFalse();
        }
    }

    @Test
    void whatIsNotTriedStaysUntriedInAnotherType() {
        AtomicInteger calls = new AtomicInteger();
        Supplier<Network> counting = () -> Network.chain(
                new Shape(3), new Opaque("count", LambdaBlock.singleton(x -> x.add(calls.getAndIncrement()), "count")));
        Weights none = new Weights(new TreeMap<>(), Map.of());
        refuses(
                () -> Model.of("net", counting, none, DataType.FLOAT32),
                "architecture: net gives other scores for the same sample every time",
                "; Model.untried() takes it as it is");
        try (Model model = Model.untried().of("net", counting, none, DataType.FLOAT32);
                Model wide = model.in(DataType.FLOAT64)) {
            assertThat(wide.dataType()).isEqualTo(DataType.FLOAT64);
        }
    }

    private static NDArray onlyOne(NDArray x) {
        return x.reshape(1, 3).tanh();
    }

    private static NDArray checked(NDArray x, boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException("out of range");
        }
        return x.tanh();
    }

    private static NDArray scarce(NDArray x) {
        if (x.getShape().get(0) > 1) {
            x.getManager().zeros(new Shape(1L << 47));
        }
        return x;
    }

    private static Model model(UnaryOperator<NDArray> f) {
        return Model.of("net", LambdaBlock.singleton(f::apply), new Shape(3));
    }

    private static Model network(UnaryOperator<NDArray> f) {
        return Model.of("net", Network.of(new Shape(3), new SequentialBlock().addSingleton(f::apply)), new Shape(3));
    }

    private Model wide(UnaryOperator<NDArray> f) {
        Linear linear = Linear.builder().setUnits(3).build();
        linear.initialize(manager, DataType.FLOAT64, new Shape(1, 3));
        return Model.of(
                "net", new SequentialBlock().add(linear).add(list -> new NDList(f.apply(list.head()))), new Shape(3));
    }

    private static void refuses(ThrowingCallable call, String... words) {
        assertThatThrownBy(call)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(words)
                .hasMessageNotContaining("\n");
    }
}
