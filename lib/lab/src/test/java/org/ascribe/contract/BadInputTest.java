package org.ascribe.contract;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.core.Linear;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.ascribe.AttributionMethod;
import org.ascribe.ScalarFunction;
import org.ascribe.Target;
import org.ascribe.Unit;
import org.ascribe.baseline.Baseline;
import org.ascribe.feature.FeatureGroups;
import org.ascribe.gradient.InputXGradient;
import org.ascribe.gradient.IntegratedGradients;
import org.ascribe.gradient.LayerConductance;
import org.ascribe.gradient.LayerConductance.Sum;
import org.ascribe.model.Model;
import org.ascribe.nets.Nets;
import org.ascribe.network.Activation;
import org.ascribe.network.Layer;
import org.ascribe.network.Network;
import org.ascribe.network.Opaque;
import org.ascribe.network.Softmax;
import org.ascribe.path.CaptumTrapezoid;
import org.ascribe.path.GaussLegendre;
import org.ascribe.path.LeftRiemann;
import org.ascribe.path.Midpoint;
import org.ascribe.path.Quadrature;
import org.ascribe.path.RightRiemann;
import org.ascribe.perturbation.Occlusion;
import org.ascribe.propagation.Deconvnet;
import org.ascribe.propagation.DeepLift;
import org.ascribe.propagation.EpsilonLrp;
import org.ascribe.propagation.GuidedBackprop;
import org.ascribe.weights.Weights;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What cannot be computed is refused in words: the argument, what it was, what was expected. */
class BadInputTest {

    private final NDManager manager = NDManager.newBaseManager("PyTorch");
    private final Model model = new Nets(3, List.of(4), 2, Activation.SIGMOID, 1).model(DataType.FLOAT64);
    private final ScalarFunction f = model.target(0);

    @AfterEach
    void free() {
        model.close();
        manager.close();
    }

    @Test
    void functionsAskedForAnotherShape() {
        refuses(() -> f.value(ones(2, 4)), "batch: shape (2, 4)", "one or more samples of shape (3)");
        refuses(() -> f.gradient(ones(0, 3)), "batch: shape (0, 3)", "one or more samples of shape (3)");
        refuses(() -> f.hessianVector(ones(2, 3), ones(1, 3)), "v: shape (1, 3)", "that of the batch, (2, 3)");
        refuses(() -> model.sample(1, 2), "features: 2", "expected 3", "shape (3)");
    }

    @Test
    void classesTheModelDoesNotHave() {
        NDArray x = ones(3);
        for (int unknown : new int[] {-1, 2}) {
            refuses(
                    () -> new InputXGradient().attribute(model.target(unknown), x),
                    "target: unknown class " + unknown,
                    "expected 0 to 1");
        }
        refuses(
                () -> new InputXGradient().attributeAll(model.target(Target.of(0, 1, 0)), ones(2, 3)),
                "target: 3 classes for a batch of 2 samples",
                "expected 1 or 2");
        refuses(Target::of, "classes: none given", "expected one for all samples, or one per sample");
    }

    @Test
    void functionsThatAreNotBound() {
        refuses(f::targets, "f: not bound to samples", "call at(batch) first");
        refuses(() -> f.rows(0), "f: not bound to samples", "call at(batch) first");
        refuses(() -> new IntegratedGradients().scores(f, ones(1, 3)), "f: not bound to samples", "at(batch)");
        refuses(() -> new DeepLift().scores(f, ones(1, 3)), "f: not bound to samples", "at(batch)");
    }

    @Test
    void functionsBoundToOtherRows() {
        ScalarFunction bound = model.target(Target.of(0, 1)).at(ones(2, 3));
        refuses(() -> bound.rows(0, 2), "rows: 2", "expected 0 to 1");
        refuses(() -> bound.rows(-1), "rows: -1", "expected 0 to 1");
        refuses(() -> bound.value(ones(3, 3)), "batch: 3 rows", "expected 2");
    }

    @Test
    void layerwiseMethodsOnLayersTheyHaveNoRuleFor() {
        Network network = Network.chain(
                new Shape(3),
                Layer.dense("dense", 2),
                new Softmax("softmax1"),
                Layer.residual("residual", new Opaque("own", LambdaBlock.singleton(a -> a.mul(2)))),
                new Softmax("softmax2"));
        network.initialize(manager, DataType.FLOAT64, new Shape(1, 3));
        try (Model model = Model.of("several", network, new Shape(3))) {
            for (AttributionMethod method : List.of(new DeepLift(), new EpsilonLrp())) {
                refuses(
                        () -> method.attribute(model.target(0), ones(3)),
                        "f: " + method.getClass().getSimpleName() + " has no rule for the layers "
                                + "[softmax1 (Softmax), own (Opaque), softmax2 (Softmax)]",
                        "expected layers of the kinds Affine, Pointwise, MaxPool, Reshape, Lstm");
            }
            for (AttributionMethod method : List.of(new GuidedBackprop(), new Deconvnet())) {
                refuses(
                        () -> method.attribute(model.target(0), ones(3)),
                        " has no rule for the layers [own (Opaque)]",
                        "expected layers of the kinds Affine, Pointwise, MaxPool, Reshape, Softmax, Lstm");
            }
        }
    }

    @Test
    void deepLiftOnABlockWhoseLayersAreUnknown() {
        Linear block = Linear.builder().setUnits(2).build();
        block.initialize(manager, DataType.FLOAT32, new Shape(1, 3));
        try (Model plain = Model.of("plain", block, new Shape(3))) {
            refuses(
                    () -> new DeepLift().attribute(plain.target(0), ones(3)),
                    "f: ",
                    "plain",
                    "does not know its layers",
                    "DeepLift",
                    "expects a model made of an org.ascribe.network.Network");
        }
    }

    @Test
    void deepLiftOnAProbability() {
        refuses(
                () -> new DeepLift().attribute(model.target(Target.of(0).in(Unit.PROBABILITY)), ones(3)),
                "f: measured as PROBABILITY",
                "expects a logit");
    }

    @Test
    void baselinesThatDoNotFit() {
        refuses(
                () -> new IntegratedGradients()
                        .withBaseline(Baseline.given(1, 2))
                        .attribute(f, ones(3)),
                "baseline: 2 values",
                "expected 3, one for each feature",
                "shape (3)");
        refuses(
                () -> Baseline.given(1, Double.NaN),
                "values: what stands for feature 1 is NaN",
                "expected a finite number");
        refuses(() -> Baseline.constant(Double.NEGATIVE_INFINITY), "value: -Infinity", "expected a finite baseline");
    }

    @Test
    void groupsThatDoNotFit() {
        refuses(
                () -> new Occlusion(Baseline.zero(), FeatureGroups.labelled(1, 1, 2, 2)).attribute(f, ones(3)),
                "labels: 4 labels",
                "expected 3, one for each feature",
                "shape (3)");
        refuses(
                () -> Occlusion.patches(2).attribute(f, ones(3)),
                "sample: shape (3)",
                "images of shape (channels, height, width)");
        refuses(() -> FeatureGroups.patches(0), "window, stride: 0x0, 0x0", "side >= stride >= 1");
        refuses(() -> FeatureGroups.windows(2, 3), "window, stride: 2x2, 3x3", "side >= stride >= 1");
        refuses(
                () -> FeatureGroups.windows(new int[] {2, 2}, new int[] {1}),
                "window, stride: 2x2, 1",
                "a side and a stride for each axis");
        refuses(
                () -> FeatureGroups.windows(new int[] {4}, new int[] {1}).of(new Shape(3)),
                "window: 4 on a sample of shape (3)",
                "sides no longer than the sample's");
        refuses(
                () -> FeatureGroups.patches(5).of(new Shape(1, 4, 8)),
                "window: 5x5 on a sample of shape (1, 4, 8)",
                "sides no longer than the sample's");
        refuses(() -> FeatureGroups.blocks(0), "atMost: 0", "expected 1 block or more");
    }

    @Test
    void quadraturesWithoutNodes() {
        for (IntFunction<Quadrature> rule : List.<IntFunction<Quadrature>>of(
                RightRiemann::new, LeftRiemann::new, Midpoint::new, GaussLegendre::new)) {
            refuses(() -> rule.apply(0), "steps: 0", "expected 1 or more");
            refuses(() -> rule.apply(-5), "steps: -5", "expected 1 or more");
        }
        refuses(() -> new CaptumTrapezoid(0), "steps: 0", "expected 2 or more, the ends of the path");
        refuses(() -> new LayerConductance("any", Baseline.zero(), 0, Sum.TRAPEZOID), "steps: 0", "expected 1 or more");
    }

    @Test
    void weightsOfAnotherNetwork() {
        Weights fitting = new Nets(3, List.of(4), 2, Activation.SIGMOID, 1).weights();
        Weights wider = new Nets(3, List.of(5), 2, Activation.SIGMOID, 1).weights();
        refuses(
                () -> load(wider),
                "weights are not those of the network: 3 of another shape: dense0.weight (5, 3) instead of (4, 3), "
                        + "dense0.bias (5) instead of (4), dense1.weight (2, 5) instead of (2, 4)");

        TreeMap<String, Weights.Tensor> fewer = new TreeMap<>(fitting.tensors());
        fewer.remove("dense1.weight");
        fewer.remove("dense0.bias");
        refuses(() -> load(new Weights(fewer, Map.of())), "2 missing: dense0.bias (4), dense1.weight (2, 4)");

        TreeMap<String, Weights.Tensor> other = new TreeMap<>(fewer);
        other.put("dense9.bias", fitting.tensors().get("dense0.bias"));
        other.put("dense8.bias", fitting.tensors().get("dense0.bias"));
        other.put("dense1.bias", fitting.tensors().get("dense0.bias"));
        refuses(
                () -> load(new Weights(other, Map.of("file", "net.pth"))),
                "weights in net.pth are not those of the network: 2 missing: dense0.bias (4), dense1.weight (2, 4); "
                        + "1 of another shape: dense1.bias (4) instead of (2); 2 unexpected: dense8.bias, dense9.bias");

        refuses(
                () -> new Weights.Tensor(new long[] {2, 3}, new double[5]),
                "values: 5",
                "expected 6 for a tensor of shape (2, 3)");
    }

    @Test
    void blocksThatDoNotGiveScores() {
        Network image = new Network(new Shape(1, 4, 4), List.of(Layer.conv2d("conv", 2, 3, 1)));
        image.initialize(manager, DataType.FLOAT32, new Shape(1, 1, 4, 4));
        refuses(
                () -> Model.of("image", image, new Shape(1, 4, 4)),
                "block: output shape (1, 2, 2, 2)",
                "expected [1, classes]");
        refuses(
                () -> new Network(new Shape(3), List.of(Layer.dense("a", 2), Layer.dense("a", 2))),
                "layers: two are named a",
                "expected unique names");
    }

    private static void load(Weights weights) {
        new Nets(3, List.of(4), 2, Activation.SIGMOID, 1)
                .model(weights, DataType.FLOAT32)
                .close();
    }

    private NDArray ones(long... shape) {
        return manager.ones(new Shape(shape), DataType.FLOAT64);
    }

    private static void refuses(ThrowingCallable call, String... words) {
        assertThatThrownBy(call)
                .isInstanceOfAny(IllegalArgumentException.class, IllegalStateException.class)
                .hasMessageContainingAll(words)
                .hasMessageNotContaining("\n");
    }
}
