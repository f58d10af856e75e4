package org.ascribe.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.LambdaBlock;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.ascribe.Attribution;
import org.ascribe.ScalarFunction;
import org.ascribe.Target;
import org.ascribe.Unit;
import org.ascribe.baseline.Baseline;
import org.ascribe.engine.Torch;
import org.ascribe.feature.FeatureGroups;
import org.ascribe.gradient.InputXGradient;
import org.ascribe.gradient.IntegratedGradients;
import org.ascribe.perturbation.Occlusion;
import org.ascribe.taylor.FirstOrderTaylor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Models of one value, models without a gradient, and blocks that give no scores. */
class UnusualBlocksTest {

    private final NDManager manager = Torch.manager();

    @AfterEach
    void free() {
        manager.close();
    }

    @Test
    void aModelOfOneValueHasOneClass() {
        for (UnaryOperator<NDArray> shape : RegressionShapes.ALL) {
            try (Model model = model(x -> shape.apply(x.prod(new int[] {1})))) {
                assertThat(model.classes()).isEqualTo(1);
                ScalarFunction f = model.target(0);
                NDArray x = sample(2, 3, 4);
                assertThat(f.value(x.expandDims(0)).toFloatArray()).containsExactly(24);
                assertThat(f.gradient(x.expandDims(0)).toFloatArray()).containsExactly(12, 8, 6);
                assertThat(f.hessianVector(x.expandDims(0), sample(1, 0, 0).expandDims(0))
                                .toFloatArray())
                        .containsExactly(0, 4, 3);
                Attribution ig = new IntegratedGradients().attribute(model.target(Target.predicted()), x);
                assertThat(ig.target()).isZero();
                assertThat(ig.values()).containsExactly(new double[] {8, 8, 8}, within(1e-5));
                assertThat(Occlusion.one().attribute(f, x).values()).containsExactly(24, 24, 24);
            }
        }
    }

    private static final class RegressionShapes {
        static final java.util.List<UnaryOperator<NDArray>> ALL =
                java.util.List.of(y -> y.reshape(-1), y -> y.reshape(-1, 1));
    }

    @Test
    void aModelOfOneValueHasNoOtherClassAndNoProbability() {
        try (Model model = model(x -> x.sum(new int[] {1}))) {
            refuses(
                    () -> new InputXGradient().attribute(model.target(1), sample(1, 2, 3)),
                    "target: unknown class 1; expected 0, the only output of");
            refuses(
                    () -> model.target(Target.of(0).in(Unit.PROBABILITY)),
                    "target: the probability of the only output of test",
                    "always 1",
                    "LOGIT");
        }
    }

    @Test
    void outputsThatAreNoScoresAreRefused() {
        refuses(() -> blocks(x -> new NDList(x, x)), "block: output shapes [(1, 3), (1, 3)]", "expected [1, classes]");
        Block sum = LambdaBlock.singleton(x -> x.sum(new int[] {0}, true));
        try (Model summed = Model.untried().of("test", sum, new Shape(3))) {
            refuses(
                    () -> summed.target(0).value(manager.ones(new Shape(5, 3))),
                    "model: output shape (1, 3) of test",
                    "expected (5, 3), a row of scores for each sample");
        }
    }

    @Test
    void aModelWithoutAGradientSaysSo() {
        for (UnaryOperator<NDArray> f : java.util.List.<UnaryOperator<NDArray>>of(
                x -> x.argMax(1).reshape(-1, 1),
                NDArray::stopGradient,
                x -> x.toType(DataType.INT32, false),
                x -> x.gt(1).toType(DataType.FLOAT32, false),
                x -> x.onesLike())) {
            try (Model model = model(f)) {
                NDArray x = sample(1, 2, 3);
                for (var method : java.util.List.of(
                        new InputXGradient(), new IntegratedGradients(), new FirstOrderTaylor(Baseline.zero()))) {
                    refuses(
                            () -> method.attribute(model.target(0), x),
                            "f: Classes[unit=LOGIT, classes=[0]] of test",
                            "has no gradient",
                            "expected a differentiable model, or a perturbation method");
                }
                refuses(
                        () -> model.target(0).hessianVector(x.expandDims(0), x.expandDims(0)),
                        "f: ",
                        "has no gradient");
            }
        }
    }

    @Test
    void perturbationNeedsNoGradient() {
        try (Model model = model(x -> x.argMax(1).reshape(-1, 1))) {
            Attribution occlusion =
                    new Occlusion(Baseline.zero(), FeatureGroups.single()).attribute(model.target(0), sample(1, 2, 3));
            assertThat(occlusion.output()).isEqualTo(2);
            assertThat(occlusion.values()).containsExactly(0, 0, 1);
        }
    }

    @Test
    void aGradientThatIsZeroIsZero() {
        for (UnaryOperator<NDArray> f : java.util.List.<UnaryOperator<NDArray>>of(
                x -> x.mul(x.zerosLike()).add(7),
                x -> ai.djl.nn.Activation.relu(x.sub(100)),
                x -> x.maximum(50).minimum(60))) {
            try (Model model = model(f)) {
                NDArray x = sample(1, 2, 3).expandDims(0);
                assertThat(model.target(0).gradient(x).toFloatArray()).containsOnly(0);
                assertThat(model.target(0).hessianVector(x, x).toFloatArray()).containsOnly(0);
            }
        }
    }

    @Test
    void aLinearModelHasNoCurvatureAndThatIsNoError() {
        try (Model model = model(x -> x.mul(x.getManager().create(3f)))) {
            NDArray x = sample(1, 2, 3).expandDims(0);
            assertThat(model.target(1).hessianVector(x, x).toFloatArray()).containsOnly(0);
        }
    }

    private NDArray sample(float... values) {
        return manager.create(values);
    }

    private static Model model(UnaryOperator<NDArray> f) {
        return blocks(x -> new NDList(f.apply(x)));
    }

    private static Model blocks(Function<NDArray, NDList> f) {
        return Model.of("test", new LambdaBlock(list -> f.apply(list.singletonOrThrow())), new Shape(3));
    }

    private static void refuses(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String... words) {
        assertThatThrownBy(call)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(words)
                .hasMessageNotContaining("\n");
    }
}
