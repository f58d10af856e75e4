package org.ascribe.model;

import static org.ascribe.model.Near.near;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.ascribe.ScalarFunction;
import org.ascribe.Target;
import org.ascribe.autograd.Autograd;
import org.ascribe.engine.MemoryExhaustedException;
import org.ascribe.engine.Torch;
import org.ascribe.nets.OwnedArrays;
import org.ascribe.network.BackwardPass;
import org.ascribe.network.LayerPass;
import org.ascribe.network.LayeredFunction;
import org.ascribe.network.SmallNetworks;
import org.junit.jupiter.api.Test;

/** Too few bytes for a slice: the allocator of the engine gives up in earnest, at more than so many rows. */
class ScarceMemoryTest {

    /** 2⁵⁰ bytes, which no machine has. */
    private static final long TOO_MUCH = 1L << 47;

    private static final int FEATURES = 3;

    private final List<Integer> tried = new ArrayList<>();

    @Property(tries = 25)
    void resultsDoNotDependOnTheRowsThatFit(
            @ForAll @IntRange(min = 1, max = 40) int n, @ForAll @IntRange(min = 1, max = 12) int fit) {
        try (NDManager manager = Torch.manager();
                Model scarce = model(manager, x -> limited(x, fit));
                Model plenty = model(manager, x -> x)) {
            NDArray x = rows(manager, n);
            NDArray v = x.sin();
            ScalarFunction f = scarce.target(Target.predicted()).at(x);
            ScalarFunction g = plenty.target(Target.predicted()).at(x);
            assertThat(f.targets()).isEqualTo(g.targets());
            // Rows are independent, but sums over features may be taken in another order for another number of rows.
            near(f.value(x), g.value(x));
            near(f.gradient(x), g.gradient(x));
            near(f.hessianVector(x, v), g.hessianVector(x, v));
            assertThat(tried).contains(n).anyMatch(rows -> rows <= fit);
        }
    }

    @Test
    void whatDidNotFitLeavesNothingBehind() {
        try (NDManager manager = Torch.manager();
                Model model = model(manager, x -> limited(x, 2))) {
            NDArray x = rows(manager, 20);
            int before = OwnedArrays.of(manager);
            model.target(0).value(x).close();
            model.target(0).gradient(x).close();
            model.target(0).hessianVector(x, x).close();
            assertThat(OwnedArrays.of(manager)).isEqualTo(before);
        }
    }

    @Property(tries = 10)
    void samplesAndTheirCompanionsAreTakenInFewerRowsTogether(
            @ForAll @IntRange(min = 1, max = 20) int n, @ForAll @IntRange(min = 1, max = 6) int fit) {
        SmallNetworks net = SmallNetworks.DENSE;
        try (NDManager manager = Torch.manager();
                Model model = net.model(1, DataType.FLOAT64)) {
            NDArray x = net.batch(manager, n, 1, DataType.FLOAT64);
            NDArray both = x.concat(x.mul(0.5));
            LayeredFunction f = (LayeredFunction) model.target(0).at(x);
            LayerPass scarce = (layer, a) -> layer.apply(limited(a, 2 * fit));
            near(f.gradient(both, scarce), f.gradient(both, LayerPass.PLAIN));
            BackwardPass scarceBack = (layer, input, output, above) -> layer.back(input, limited(above, fit));
            near(f.walk(x, scarceBack), f.walk(x, BackwardPass.PLAIN));
        }
    }

    @Test
    void aBackwardPassMayRunOutOfMemoryWhereTheForwardDidNot() {
        Function<NDArray, NDArray> trap = x -> {
            int rows = (int) x.getShape().get(0);
            if (!Autograd.isRecorded(x) || rows <= 4) {
                return x;
            }
            // A view of 2⁴⁷ numbers costs nothing until the gradient of one of its parts is written into an array of
            // zeros.
            tried.add(rows);
            NDArray view = x.reshape(rows, FEATURES, 1).broadcast(new Shape(rows, FEATURES, TOO_MUCH / rows));
            return view.get(":, :, 0:1").reshape(rows, FEATURES);
        };
        try (NDManager manager = Torch.manager();
                Model scarce = model(manager, trap);
                Model plenty = model(manager, x -> x)) {
            NDArray x = rows(manager, 10);
            near(scarce.target(1).gradient(x), plenty.target(1).gradient(x));
            assertThat(tried).containsExactly(10, 5);
        }
    }

    @Test
    void whatFitsIsRememberedForAllFunctionsOfTheModel() {
        try (NDManager manager = Torch.manager();
                Model model = model(manager, x -> limited(x, 6))) {
            NDArray x = rows(manager, 20);
            model.target(0).value(x);
            assertThat(tried).containsExactly(20, 10, 5, 5, 5, 5);
            tried.clear();
            model.target(2).value(x);
            assertThat(tried).containsExactly(5, 5, 5, 5);
        }
    }

    @Test
    void memoryMayBecomeScarceHalfWay() {
        int[] calls = {0};
        try (NDManager manager = Torch.manager();
                Model model = model(manager, x -> limited(x, ++calls[0] < 4 ? 300 : 100));
                Model plenty = model(manager, x -> x)) {
            calls[0] = 1;
            NDArray x = rows(manager, 700);
            near(model.target(0).value(x), plenty.target(0).value(x));
            assertThat(tried).containsExactly(256, 256, 188, 94, 94);
        }
    }

    @Test
    void aSingleRowThatDoesNotFitIsRefusedWithWhatToDo() {
        try (NDManager manager = Torch.manager();
                Model model = model(manager, x -> limited(x, 1));
                Model hopeless = model(manager, x -> x.getShape().get(0) < 3 && tried.isEmpty() ? x : limited(x, 0))) {
            NDArray x = rows(manager, 3);
            model.target(0).value(x);
            tried.clear();
            tried.add(0);
            assertThatThrownBy(() -> hopeless.target(0).value(x))
                    .isInstanceOf(MemoryExhaustedException.class)
                    .hasMessage(
                            "out of memory on CPU with a single row of 3 numbers; expected a smaller input or model,"
                                    + " float32 in place of float64, other models closed")
                    .hasCauseInstanceOf(EngineException.class);
        }
    }

    @Test
    void aTrialTakesFewerRowsTogether() {
        try (Model model =
                Model.of("limited", LambdaBlock.singleton(x -> limited(x, 4).tanh()), new Shape(FEATURES))) {
            assertThat(model.toString()).doesNotContain("one row");
            assertThat(tried.stream().filter(rows -> rows > 1)).containsExactly(12, 6, 3);
        }
        Block hopeless = LambdaBlock.singleton(x -> limited(x, 0));
        assertThatThrownBy(() -> Model.of("hopeless", hopeless, new Shape(FEATURES)))
                .isInstanceOf(MemoryExhaustedException.class)
                .hasMessageContaining("out of memory on CPU with a single row of 3 numbers");
    }

    @Test
    void otherFailuresAreNotTriedAgain() {
        int[] calls = {0};
        try (NDManager manager = Torch.manager();
                Model model = model(manager, x -> {
                    if (calls[0]++ > 0) {
                        throw new EngineException("mat1 and mat2 shapes cannot be multiplied");
                    }
                    return x;
                })) {
            assertThatThrownBy(() -> model.target(0).value(rows(manager, 5)))
                    .isInstanceOf(EngineException.class)
                    .hasMessageContaining("mat1");
            assertThat(calls[0]).isEqualTo(2);
        }
    }

    /** The rows, if there is memory for so many. */
    private NDArray limited(NDArray x, int fit) {
        int rows = (int) x.getShape().get(0);
        tried.add(rows);
        if (rows > fit) {
            x.getManager().zeros(new Shape(TOO_MUCH));
        }
        return x;
    }

    /** Three classes, none of them linear, in float64. */
    private Model model(NDManager manager, Function<NDArray, NDArray> way) {
        Linear linear = Linear.builder().setUnits(3).optBias(false).build();
        SequentialBlock block = new SequentialBlock()
                .add(list -> new NDList(way.apply(list.singletonOrThrow())))
                .add(linear)
                .add(list -> new NDList(list.singletonOrThrow()
                        .tanh()
                        .add(list.singletonOrThrow().sin())));
        linear.initialize(manager, DataType.FLOAT64, new Shape(1, FEATURES));
        NDArray weight = manager.create(new double[] {1, -2, 3, 0.5, 1, -1, 2, 2, 1}, new Shape(3, 3));
        linear.getParameters().get("weight").getArray().set(new NDIndex(":"), weight);
        // What is counted here are the rows of passes, not of a trial.
        Model model = Model.untried().of("limited", block, new Shape(FEATURES));
        tried.clear();
        return model;
    }

    private static NDArray rows(NDManager manager, int n) {
        return manager.arange(n * FEATURES)
                .toType(DataType.FLOAT64, false)
                .cos()
                .reshape(n, FEATURES);
    }

    private static void near(NDArray actual, NDArray expected) {
        Near.near(
                actual.toType(DataType.FLOAT64, false).toDoubleArray(),
                expected.toType(DataType.FLOAT64, false).toDoubleArray(),
                1e-12);
    }
}
