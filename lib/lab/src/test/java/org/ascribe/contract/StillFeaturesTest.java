package org.ascribe.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.LambdaBlock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.ascribe.Attribution;
import org.ascribe.AttributionMethod;
import org.ascribe.baseline.Baseline;
import org.ascribe.engine.Torch;
import org.ascribe.feature.FeatureGroups;
import org.ascribe.gradient.AveragedBaselines;
import org.ascribe.gradient.ExpectedGradients;
import org.ascribe.gradient.InputXGradient;
import org.ascribe.gradient.IntegratedGradients;
import org.ascribe.gradient.LayerConductance;
import org.ascribe.gradient.LayerIntegratedGradients;
import org.ascribe.gradient.SmoothTaylor;
import org.ascribe.model.Model;
import org.ascribe.network.Layer;
import org.ascribe.network.Network;
import org.ascribe.network.Opaque;
import org.ascribe.path.AxisParallel;
import org.ascribe.path.GaussLegendre;
import org.ascribe.path.Midpoint;
import org.ascribe.path.Quadrature;
import org.ascribe.path.RightRiemann;
import org.ascribe.path.StraightLine;
import org.ascribe.path.ToTolerance;
import org.ascribe.sampling.Sampler;
import org.ascribe.taylor.ByExponent;
import org.ascribe.taylor.FirstOrderTaylor;
import org.ascribe.taylor.SecondOrder;
import org.ascribe.taylor.TaylorAttribution;
import org.ascribe.taylor.TaylorIntegratedGradients;
import org.ascribe.taylor.TaylorOcclusion;
import org.ascribe.weights.Weights;
import org.ascribe.weights.Weights.Tensor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@code f = Σ √xᵢ} at (0, 4, 9) from zero: the slope by the first feature is infinite all along the way, and the feature does not
 * move, so its share is exactly 0.
 */
class StillFeaturesTest {

    private static final Baseline ZERO = Baseline.zero();

    private final NDManager manager = Torch.manager();

    @AfterEach
    void free() {
        manager.close();
    }

    static Stream<AttributionMethod> complete() {
        Quadrature[] rules = {new GaussLegendre(400), new Midpoint(20_000), new ToTolerance(1e-4, 1 << 15)};
        return Stream.concat(
                Stream.of(rules).map(rule -> new IntegratedGradients(ZERO, new StraightLine(), rule)),
                Stream.of(
                        new IntegratedGradients(ZERO, new AxisParallel(), new Midpoint(10_000)),
                        new AveragedBaselines(zeros(), 2, new StraightLine(), new GaussLegendre(400)),
                        new ExpectedGradients(zeros(), 20_000, 1)));
    }

    @ParameterizedTest
    @MethodSource("complete")
    void thePathsIntegralIsThatOfTheFeaturesThatMove(AttributionMethod method) {
        double[] values = of(roots(), method, 0, 4, 9).values();
        assertThat(values[0]).isZero();
        assertThat(values).containsExactly(new double[] {0, 2, 3}, within(0.02));
    }

    @Test
    void unitsOfALayerThatDoNotMove() {
        for (AttributionMethod method : List.of(
                new LayerIntegratedGradients("same", ZERO, new GaussLegendre(400)),
                new LayerIntegratedGradients("root"),
                new LayerConductance("root"),
                new LayerConductance("same", ZERO, 20_000, LayerConductance.Sum.CAPTUM))) {
            double[] values = of(layers(), method, 0, 4, 9).values();
            assertThat(values[0]).as("%s", method).isZero();
            assertThat(values).as("%s", method).containsExactly(new double[] {0, 2, 3}, within(0.05));
        }
    }

    @ParameterizedTest
    @MethodSource("errors")
    void theErrorOfTheSumIsANumber(Quadrature rule) {
        Attribution a = of(roots(), new IntegratedGradients(ZERO, new StraightLine(), rule), 0, 4, 9);
        assertThat(a.certificate().quadratureError().orElse(0)).isBetween(0.0, 1.0);
        assertThat(a.values()[0]).isZero();
    }

    static Stream<Quadrature> errors() {
        return Stream.of(new GaussLegendre(50), new Midpoint(60), new RightRiemann(50), new ToTolerance(0.1));
    }

    /** A first-order term at x is g δ; the second order adds ½ · ¼ x^(-3/2) x² = √x / 8. */
    @Test
    void termsOfTaylor() {
        for (AttributionMethod first : List.of(
                new InputXGradient(),
                new FirstOrderTaylor(ZERO),
                new TaylorIntegratedGradients(ZERO).withOrder(1),
                new TaylorAttribution(ZERO, 1, new ByExponent()))) {
            assertThat(of(roots(), first, 0, 4, 9).values())
                    .as("%s", first)
                    .containsExactly(new double[] {0, 1, 1.5}, within(1e-5));
        }
        for (AttributionMethod second : List.of(
                new TaylorIntegratedGradients(ZERO),
                new TaylorOcclusion(ZERO, FeatureGroups.single()),
                new TaylorAttribution(ZERO, 2, new ByExponent()))) {
            assertThat(of(roots(), second, 0, 4, 9).values())
                    .as("%s", second)
                    .containsExactly(new double[] {0, 1.25, 1.875}, within(1e-5));
        }
    }

    @Test
    void allTermsOfSecondOrder() {
        try (Model model = roots()) {
            NDArray x = manager.create(new float[] {0, 4, 9}, new Shape(1, 3));
            SecondOrder terms = SecondOrder.at(model.target(0).at(x), x, x.zerosLike());
            assertThat(terms.first().toFloatArray()).containsExactly(new float[] {0, 1, 1.5f}, within(1e-6f));
            assertThat(terms.independent().toFloatArray())
                    .containsExactly(new float[] {0, 0.25f, 0.375f}, within(1e-6f));
            assertThat(terms.interactive().toFloatArray()).containsExactly(new float[] {0, 0, 0}, within(1e-6f));
            assertThat(SecondOrder.total(model.target(0).at(x), x, x.zerosLike())
                            .toFloatArray())
                    .containsExactly(new float[] {3.125f}, within(1e-5f));
        }
    }

    @Test
    void rootsOfSmoothTaylorThatShareAFeatureWithTheSample() {
        Sampler root = Sampler.given(new double[] {0, 1, 4});
        assertThat(of(roots(), new SmoothTaylor(root, 1), 0, 4, 9).values())
                .containsExactly(new double[] {0, 1.5, 1.25}, within(1e-5));
    }

    @Test
    void aLengthHasNoSlopeAtZero() {
        UnaryOperator<NDArray> length = x -> x.square().sum(new int[] {1}, true).sqrt();
        assertThat(of(block("length", length), new IntegratedGradients(), 0, 0, 0)
                        .values())
                .containsOnly(0);
        assertThat(of(block("length", length), new InputXGradient(), 0, 0, 0).values())
                .containsOnly(0);
        assertThat(of(block("length", length), new IntegratedGradients(), 3, 0, 4)
                        .values())
                .containsExactly(new double[] {1.8, 0, 3.2}, within(1e-5));
    }

    private Attribution of(Model model, AttributionMethod method, float... x) {
        try (model) {
            return method.attribute(model.target(0), manager.create(x));
        }
    }

    private Model roots() {
        return block("roots", x -> x.sqrt().sum(new int[] {1}, true));
    }

    /** The same between two linear layers, so that there are layers to ask about. */
    private static Model layers() {
        TreeMap<String, Tensor> parameters = new TreeMap<>();
        parameters.put("same.weight", new Tensor(new long[] {3, 3}, new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1}));
        parameters.put("same.bias", new Tensor(new long[] {3}, new double[3]));
        parameters.put("sum.weight", new Tensor(new long[] {1, 3}, new double[] {1, 1, 1}));
        parameters.put("sum.bias", new Tensor(new long[] {1}, new double[1]));
        return Model.of(
                "roots",
                () -> Network.chain(
                        new Shape(3),
                        Layer.dense("same", 3),
                        new Opaque("root", LambdaBlock.singleton(NDArray::sqrt, "unknown")),
                        Layer.dense("sum", 1)),
                new Weights(parameters, Map.of()),
                DataType.FLOAT32);
    }

    private Model block(String name, UnaryOperator<NDArray> f) {
        LambdaBlock block = LambdaBlock.singleton(f::apply, name);
        block.initialize(manager, DataType.FLOAT32, new Shape(1, 3));
        return Model.of(name, block, new Shape(3));
    }

    private static Sampler zeros() {
        return Sampler.among(1, new double[3]);
    }
}
