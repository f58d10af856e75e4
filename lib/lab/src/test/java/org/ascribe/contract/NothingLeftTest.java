package org.ascribe.contract;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ascribe.Attribution;
import org.ascribe.AttributionMethod;
import org.ascribe.ScalarFunction;
import org.ascribe.baseline.Baseline;
import org.ascribe.catalogue.Methods;
import org.ascribe.catalogue.Metrics;
import org.ascribe.catalogue.Trait;
import org.ascribe.engine.Torch;
import org.ascribe.feature.FeatureGroups;
import org.ascribe.gradient.Gradient;
import org.ascribe.gradient.InputXGradient;
import org.ascribe.gradient.IntegratedGradients;
import org.ascribe.metric.FaithfulnessMetric;
import org.ascribe.metric.Infidelity;
import org.ascribe.metric.MaximumSensitivity;
import org.ascribe.metric.PerturbationCurve;
import org.ascribe.metric.RegionPerturbation;
import org.ascribe.metric.Removal;
import org.ascribe.metric.Scaling;
import org.ascribe.metric.noise.NoisedMaps;
import org.ascribe.metric.noise.Trial;
import org.ascribe.model.Model;
import org.ascribe.model.ScriptFile;
import org.ascribe.nd4j.SameDiffModel;
import org.ascribe.nets.ImageNets;
import org.ascribe.nets.Nets;
import org.ascribe.nets.OwnedArrays;
import org.ascribe.nets.Subject;
import org.ascribe.network.Activation;
import org.ascribe.network.SmallNetworks;
import org.ascribe.path.CaptumTrapezoid;
import org.ascribe.propagation.DeepLift;
import org.ascribe.propagation.DeepTaylor;
import org.ascribe.propagation.EpsilonLrp;
import org.ascribe.propagation.LayerwiseRelevance;
import org.ascribe.propagation.MaxPoolRule;
import org.ascribe.propagation.ProductRule;
import org.ascribe.propagation.rule.EpsilonGates;
import org.ascribe.propagation.rule.StandardComposite;
import org.ascribe.sampling.Sampler;
import org.ascribe.taylor.ExpansionPoint;
import org.ascribe.taylor.InEqualParts;
import org.ascribe.taylor.InterpolatedSeries;
import org.ascribe.taylor.LayerwiseSeries;
import org.ascribe.taylor.SecondDerivatives;
import org.ascribe.taylor.TaylorAttribution;
import org.ascribe.taylor.TaylorExpansion;
import org.ascribe.taylor.TaylorIntegratedGradients;
import org.ascribe.taylor.TaylorMethod;
import org.ascribe.taylor.TaylorOcclusion;
import org.ascribe.taylor.TaylorSeries;
import org.ascribe.weights.Weights.Tensor;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.factory.Nd4j;

/** What is called leaves on the manager of its input the arrays that it hands over, and on that of the model none. */
class NothingLeftTest {

    private static final long SEED = 3;
    private static final int ROWS = 3;
    private static final Subject VECTORS = new Nets(8, List.of(5), 3, Activation.SOFTPLUS, SEED);
    private static final Subject IMAGES = new ImageNets(SmallNetworks.POOLS, SEED);

    @TempDir
    private Path folder;

    /** Asked of a function, at a batch of samples. */
    private interface Work {
        void of(ScalarFunction f, NDArray batch);
    }

    /** Methods that ask for gradients or layers, on every kind of layer; the others on a net of few features. */
    @TestFactory
    Stream<DynamicTest> everyMethod() {
        return Methods.all().stream()
                .flatMap(entry -> subjects(entry)
                        .map(subject -> leaves(
                                entry.name() + " on " + subject,
                                0,
                                subject,
                                (f, batch) -> entry.method().attributeAll(f, batch))));
    }

    private static Stream<Subject> subjects(Methods.Entry entry) {
        boolean everywhere = List.of("gradient", "propagation").contains(entry.room());
        return everywhere
                ? Arrays.stream(SmallNetworks.values())
                        .filter(net -> net != SmallNetworks.RECURRENT || !entry.is(Trait.LAYERS))
                        .filter(net -> net.network().inputShape().dimension() == 3 || !entry.is(Trait.IMAGES))
                        .map(net -> new ImageNets(net, SEED))
                : Stream.of(VECTORS);
    }

    @TestFactory
    Stream<DynamicTest> methodsWithSettingsThatTakeAnotherWay() {
        IntegratedGradients ig = new IntegratedGradients();
        Stream<AttributionMethod> methods = Stream.of(
                ig.withQuadrature(new CaptumTrapezoid(9)),
                ig.toTolerance(1e-3),
                new DeepLift(Baseline.constant(0.3)),
                new DeepLift().withMaxPool(MaxPoolRule.GRADIENT),
                new DeepTaylor(-2, 2));
        return methods.map(method -> leaves(method.toString(), 0, IMAGES, (f, batch) -> method.attributeAll(f, batch)));
    }

    /** On inputs from −1 to 1: one of them has a box. */
    @TestFactory
    Stream<DynamicTest> compositesOfRules() {
        return Arrays.stream(StandardComposite.values())
                .map(composite -> leaves(composite.toString(), 0, IMAGES, (f, batch) -> {
                    try (NDArray inside = batch.div(2)) {
                        new LayerwiseRelevance(composite).attributeAll(f, inside);
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> methodsWithARuleForLstms() {
        return Stream.<AttributionMethod>of(
                        new DeepLift(Baseline.constant(0.3)),
                        new DeepLift().withProducts(ProductRule.GRADIENT),
                        new EpsilonLrp(),
                        new LayerwiseRelevance(new EpsilonGates()),
                        new LayerwiseRelevance(new EpsilonGates(0.001, 0.5)))
                .map(method -> leaves(
                        method.toString(),
                        0,
                        new ImageNets(SmallNetworks.RECURRENT, SEED),
                        (f, batch) -> method.attributeAll(f, batch)));
    }

    @TestFactory
    Stream<DynamicTest> everyMetricOfAFunction() {
        Stream<FaithfulnessMetric> usual = Metrics.all().stream()
                .map(Metrics.Entry::metric)
                .filter(FaithfulnessMetric.class::isInstance)
                .map(FaithfulnessMetric.class::cast);
        Sampler noise = Sampler.gaussian(0.3, 7);
        Stream<FaithfulnessMetric> others = Stream.of(
                Infidelity.additive(noise, 300),
                new Infidelity(new Removal(FeatureGroups.patches(2), Baseline.constant(0.5)), Scaling.NONE),
                PerturbationCurve.lerf().withGroupsPerStep(7),
                new RegionPerturbation(1, 3, 400, noise, 1, RegionPerturbation.Mode.PAPER));
        return Stream.concat(usual, others)
                .map(metric -> leaves(metric.toString(), 0, IMAGES, (f, batch) -> {
                    List<Attribution> attributions = new InputXGradient().attributeAll(f, batch);
                    metric.ofAll(f, batch, attributions);
                    try (NDArray sample = batch.get(0)) {
                        metric.of(f, sample, attributions.get(0));
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> whatElseReadsAFunction() {
        Sampler noise = Sampler.gaussian(1, 9);
        List<Trial> trials = List.of(new Trial(0, 0.1, PerturbationCurve.morf().withGroupsPerStep(3), 0));
        return Stream.of(
                leaves(
                        "maximum sensitivity",
                        0,
                        IMAGES,
                        (f, batch) -> MaximumSensitivity.inBall(0.02, 5, 0).ofAll(new Gradient(), f, batch)),
                leaves("noised maps", 0, IMAGES, (f, batch) -> {
                    NoisedMaps maps = new NoisedMaps(f, batch, noise, 12);
                    maps.values(trials);
                    maps.magnitudes();
                }),
                leaves(
                        "Taylor expansion",
                        0,
                        IMAGES,
                        (f, batch) -> new TaylorExpansion(
                                        Baseline.zero(), FeatureGroups.blocks(4), ExpansionPoint.SAMPLE, 4)
                                .ofAll(f.at(batch), batch)));
    }

    @TestFactory
    Stream<DynamicTest> whatHandsArraysOver() {
        Baseline zero = Baseline.zero();
        Stream<DynamicTest> baselines = Stream.of(
                        zero,
                        Baseline.constant(0.5),
                        Baseline.given(new double[2 * 9 * 10]),
                        Baseline.black(new double[] {0.4, 0.5}, new double[] {0.2, 0.3}),
                        Baseline.shifted(-0.3),
                        Baseline.blurred(1.5),
                        Baseline.drawn(Sampler.uniform(0, 1, 7), 2),
                        Baseline.drawn(Sampler.gaussian(0.2, 7).around(), 2))
                .map(baseline -> leaves(baseline.toString(), 1, IMAGES, (f, batch) -> baseline.of(batch)));
        Stream<DynamicTest> series = Stream.of(
                        new LayerwiseSeries(),
                        new InterpolatedSeries(),
                        new SecondDerivatives(),
                        TaylorSeries.fitting())
                .map(one -> leaves(one.toString(), 2, VECTORS, (f, batch) -> {
                    one.values(f.at(batch), batch, batch, 2);
                    one.gradients(f.at(batch), batch, batch, 2);
                }));
        Stream<DynamicTest> terms = Stream.<TaylorMethod>of(
                        new TaylorAttribution(zero, 4, new InEqualParts()),
                        new TaylorIntegratedGradients(zero).withOrder(4),
                        new TaylorOcclusion(zero, FeatureGroups.blocks(2)).withOrder(4))
                .map(method ->
                        leaves("terms of " + method, 1, VECTORS, (f, batch) -> method.terms(f.at(batch), batch)));
        Stream<DynamicTest> derivatives = Stream.of(leaves("derivatives", 3, VECTORS, (f, batch) -> {
            f.value(batch);
            f.gradient(batch);
            f.hessianVector(batch, batch);
        }));
        return Stream.of(baselines, series, terms, derivatives).flatMap(tests -> tests);
    }

    @Test
    void aTorchScript() {
        double[] weights = {0.5, -1, 2, 1, 0.25, -0.5};
        ScriptFile script = new ScriptFile(
                Map.of("w", new Tensor(new long[] {2, 3}, weights)),
                Map.of(),
                ScriptFile.Type.DOUBLE,
                "return torch.tanh(torch.matmul(x, torch.t(self.w)))");
        try (Model model = Model.torchScript(script.write(folder.resolve("net.pt")), new Shape(3))) {
            explainedLeavesNothing(model.target(1), model.manager());
        }
    }

    @Test
    void aSameDiffGraph() {
        SameDiff graph = SameDiff.create();
        SDVariable x = graph.placeHolder("x", org.nd4j.linalg.api.buffer.DataType.DOUBLE, -1, 3);
        SDVariable w = graph.constant(Nd4j.createFromArray(new double[][] {{0.5, -1}, {2, 1}, {0.25, -0.5}}));
        graph.math.tanh(x.mmul(w)).rename("scores");
        explainedLeavesNothing(
                SameDiffModel.of("net", graph, "x", "scores", new Shape(3)).target(1), null);
    }

    private static void explainedLeavesNothing(ScalarFunction f, NDManager owner) {
        try (NDManager manager = Torch.manager()) {
            NDArray batch = manager.create(new double[][] {{1, 2, 3}, {-1, 0.5, 2}});
            leaves(0, f, batch, owner, (g, x) -> new IntegratedGradients().attributeAll(g, x));
        }
    }

    private static DynamicTest leaves(String name, int results, Subject subject, Work work) {
        return DynamicTest.dynamicTest(name, () -> {
            try (Model model = subject.model(DataType.FLOAT64);
                    NDManager manager = Torch.manager()) {
                NDArray batch = subject.batch(manager, ROWS, DataType.FLOAT64);
                leaves(results, model.target(0), batch, model.manager(), work);
            }
        });
    }

    private static void leaves(int results, ScalarFunction f, NDArray batch, NDManager model, Work work) {
        int before = OwnedArrays.of(batch.getManager());
        int parameters = model == null ? 0 : OwnedArrays.of(model);
        work.of(f, batch);
        assertThat(OwnedArrays.of(batch.getManager())).isEqualTo(before + results);
        assertThat(model == null ? 0 : OwnedArrays.of(model)).isEqualTo(parameters);
    }
}
