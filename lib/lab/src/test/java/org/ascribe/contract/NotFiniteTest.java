package org.ascribe.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.LambdaBlock;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.ascribe.AttributionMethod;
import org.ascribe.baseline.Baseline;
import org.ascribe.catalogue.Methods;
import org.ascribe.engine.Torch;
import org.ascribe.feature.FeatureGroups;
import org.ascribe.gradient.ExpectedGradients;
import org.ascribe.gradient.Gradient;
import org.ascribe.gradient.IntegratedGradients;
import org.ascribe.gradient.SmoothGrad;
import org.ascribe.metric.Infidelity;
import org.ascribe.metric.MaximumSensitivity;
import org.ascribe.metric.RegionPerturbation;
import org.ascribe.metric.noise.NoisedMaps;
import org.ascribe.metric.noise.Trial;
import org.ascribe.model.Model;
import org.ascribe.path.LeftRiemann;
import org.ascribe.path.StraightLine;
import org.ascribe.path.ToTolerance;
import org.ascribe.perturbation.KernelShap;
import org.ascribe.perturbation.Occlusion;
import org.ascribe.perturbation.ShapleyValues;
import org.ascribe.sampling.Sampler;
import org.ascribe.taylor.TaylorExpansion;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Functions that are NaN or infinite where a method looks, though the sample is finite: one sentence says what and where. */
class NotFiniteTest {

    private static final int[] FEATURES = {1};

    private final NDManager manager = Torch.manager();
    private final Model logarithm = block("logarithm", x -> x.log().sum(FEATURES, true));
    private final Model root = block("root", x -> x.sqrt().sum(FEATURES, true));

    @AfterEach
    void free() {
        logarithm.close();
        root.close();
        manager.close();
    }

    static Stream<AttributionMethod> withoutLayers() {
        NDManager manager = Torch.manager();
        LambdaBlock block = LambdaBlock.singleton(x -> x.sum(FEATURES, true), "sum");
        block.initialize(manager, DataType.FLOAT32, new Shape(1, 3));
        try (manager;
                Model plain = Model.of("sum", block, new Shape(3))) {
            return Methods.all().stream()
                    .map(Methods.Entry::method)
                    .filter(method -> {
                        try {
                            method.attribute(plain.target(0), manager.create(new float[] {1, 2, 3}));
                            return true;
                        } catch (IllegalArgumentException needsLayersOrImages) {
                            return false;
                        }
                    })
                    .toList()
                    .stream();
        }
    }

    /** The row at fault is named, and the function. */
    @ParameterizedTest
    @MethodSource("withoutLayers")
    void atTheSample(AttributionMethod method) {
        NDArray batch = manager.create(new float[] {1, 2, 3, 4, -5, 6}, new Shape(2, 3));
        refuses(() -> method.attributeAll(root.target(0), batch), "f: ", "of root (float32", "sample 1", " is NaN");
    }

    @Test
    void thereAreManySuchMethods() {
        assertThat(withoutLayers()).hasSizeGreaterThan(12);
    }

    @Test
    void atTheBaseline() {
        NDArray x = manager.create(new float[] {1, 2, 3});
        for (AttributionMethod method : List.of(
                new IntegratedGradients(),
                new IntegratedGradients(Baseline.zero(), new StraightLine(), new ToTolerance(1e-3)),
                new KernelShap(Baseline.zero(), FeatureGroups.single(), 20, 1),
                new ShapleyValues(Baseline.zero(), FeatureGroups.single()))) {
            refuses(
                    () -> method.attribute(logarithm.target(0), x),
                    "(float32, input (3), 1 class) at the baseline of sample 0 is -Infinity; expected a finite number");
        }
        refuses(
                () -> new ExpectedGradients(Sampler.among(1, new double[3]), 10, 1).attribute(logarithm.target(0), x),
                "the mean of",
                "over the baselines of sample 0 is -Infinity");
    }

    @Test
    void onTheWay() {
        NDArray x = manager.create(new float[] {1, 2, 3});
        AttributionMethod left = new IntegratedGradients(Baseline.zero(), new StraightLine(), new LeftRiemann(10));
        refuses(
                () -> left.attribute(root.target(0), x),
                "f: what IntegratedGradients",
                "of root (float32, input (3), 1 class) for feature 0 of sample 0 is Infinity; expected a finite number");
        refuses(
                () -> new Gradient().attribute(root.target(0), manager.create(new float[] {1, 0, 3})),
                "for feature 1 of sample 0 is Infinity");
        refuses(
                () -> new SmoothGrad(new Gradient(), 3, 20, 1).attribute(root.target(0), x),
                "f: what SmoothGrad",
                " is NaN");
        refuses(
                () -> Occlusion.one().attribute(logarithm.target(0), x),
                "of logarithm (float32, input (3), 1 class) with 1 of the features of sample 0 changed is ",
                "Infinity");
        refuses(
                () -> new TaylorExpansion(Baseline.zero(), 2).of(logarithm.target(0), x),
                "f: ",
                "of logarithm (float32, input (3), 1 class) at the other end of its expansion is -Infinity");
    }

    @Test
    void inMetrics() {
        NDArray x = manager.create(new float[] {1, 2, 3}, new Shape(1, 3));
        refuses(
                () -> Infidelity.additive(Sampler.gaussian(3, 1), 20).ofAll(root.target(0), x, x),
                "f: what becomes of changed copy ",
                " of sample 0 is NaN");
        refuses(
                () -> MaximumSensitivity.inBall(5, 20, 1).ofAll(new Gradient(), root.target(0), x),
                "f: what becomes of changed copy ",
                " of sample 0 is NaN");
    }

    @Test
    void inMapsThatAreOnlyRanked() {
        Shape shape = new Shape(1, 4, 4);
        Model model = block(
                "roots of pixels", x -> x.sqrt().sum(new int[] {1, 2, 3}, false).expandDims(1), shape);
        NDArray picture = manager.full(new Shape(1, 1, 4, 4), 0.1f);
        NoisedMaps maps = new NoisedMaps(model.target(0), picture, Sampler.gaussian(1, 1), 5);
        RegionPerturbation areas =
                new RegionPerturbation(2, 2, 2, Sampler.uniform(0.1, 0.2, 1), 1, RegionPerturbation.Mode.PAPER);
        refuses(
                () -> maps.values(List.of(new Trial(0, 1, areas, 1))),
                "f: what SmoothTaylor",
                "has NaN or infinite entries");
    }

    private Model block(String name, UnaryOperator<NDArray> f) {
        return block(name, f, new Shape(3));
    }

    private Model block(String name, UnaryOperator<NDArray> f, Shape sample) {
        LambdaBlock block = LambdaBlock.singleton(f::apply, name);
        block.initialize(manager, DataType.FLOAT32, new Shape(1).addAll(sample));
        return Model.of(name, block, sample);
    }

    private static void refuses(ThrowingCallable call, String... words) {
        assertThatThrownBy(call)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(words)
                .hasMessageNotContaining("\n");
    }
}
