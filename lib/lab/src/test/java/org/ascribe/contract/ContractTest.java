package org.ascribe.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.ascribe.Attribution;
import org.ascribe.AttributionMethod;
import org.ascribe.Certificate;
import org.ascribe.Ledger;
import org.ascribe.ScalarFunction;
import org.ascribe.Target;
import org.ascribe.baseline.Baseline;
import org.ascribe.catalogue.Methods;
import org.ascribe.catalogue.Trait;
import org.ascribe.gradient.IntegratedGradients;
import org.ascribe.model.Model;
import org.ascribe.nets.ImageNets;
import org.ascribe.nets.Nets;
import org.ascribe.nets.Subject;
import org.ascribe.network.Activation;
import org.ascribe.path.GaussLegendre;
import org.ascribe.path.Midpoint;
import org.ascribe.path.RightRiemann;
import org.ascribe.taylor.ExpansionPoint;
import org.ascribe.taylor.TaylorIntegratedGradients;
import org.ascribe.view.Show;

/** What every method of the catalogue promises, on random nets. */
class ContractTest {

    private static final double[] NOTHING = {};

    private static final int TRIES = 25;
    /** Some for every method. */
    private static final int TRIALS = 100;

    @Provide
    Arbitrary<Nets> smoothNets() {
        return nets(Arbitraries.of(Activation.SIGMOID, Activation.TANH, Activation.SOFTPLUS), 0, 2);
    }

    @Provide
    Arbitrary<Nets> quadratics() {
        return nets(Arbitraries.of(Activation.SQUARE), 1, 1);
    }

    @Provide
    Arbitrary<Nets> linearNets() {
        return nets(Arbitraries.of(Activation.SIGMOID), 0, 0);
    }

    /** A method, and a net it is tried on. */
    record Trial(Methods.Entry entry, Subject net) {

        AttributionMethod method() {
            return entry.method();
        }
    }

    /** Every method on dense nets, those for images on convolutional ones, those that ask for gradients on both. */
    @Provide
    Arbitrary<Trial> trials() {
        return trials(Methods.all());
    }

    @Provide
    Arbitrary<Trial> sampledTrials() {
        return trials(
                Methods.all().stream().filter(entry -> entry.is(Trait.SAMPLED)).toList());
    }

    private Arbitrary<Trial> trials(List<Methods.Entry> entries) {
        return Arbitraries.of(entries).flatMap(entry -> nets(entry).map(net -> new Trial(entry, net)));
    }

    private Arbitrary<? extends Subject> nets(Methods.Entry entry) {
        if (entry.is(Trait.IMAGES)) {
            return ImageNets.arbitrary();
        }
        return entry.is(Trait.GRADIENT)
                ? Arbitraries.oneOf(List.of(smoothNets(), ImageNets.arbitrary()))
                : smoothNets();
    }

    @Provide
    Arbitrary<Methods.Entry> linearMethods() {
        return Arbitraries.of(
                Methods.all().stream().filter(entry -> entry.is(Trait.LINEAR)).toList());
    }

    @Provide
    Arbitrary<AttributionMethod> completeMethods() {
        return Arbitraries.of(Methods.all().stream()
                .filter(entry -> entry.is(Trait.COMPLETE))
                .map(Methods.Entry::method)
                .toList());
    }

    private static Arbitrary<Nets> nets(Arbitrary<Activation> activations, int fewest, int most) {
        Arbitrary<List<Integer>> hidden =
                Arbitraries.integers().between(1, 9).list().ofMinSize(fewest).ofMaxSize(most);
        return Combinators.combine(
                        Arbitraries.integers().between(1, 12),
                        hidden,
                        Arbitraries.integers().between(2, 4),
                        activations,
                        Arbitraries.longs().between(1, 1_000_000))
                .as(Nets::new);
    }

    @Property(tries = TRIALS)
    void aBatchEqualsItsSamplesAlone(@ForAll("trials") Trial trial) {
        try (Model model = trial.net().model(DataType.FLOAT64);
                NDManager manager = NDManager.newBaseManager("PyTorch")) {
            ScalarFunction f = model.target(Target.predicted());
            NDArray batch = trial.net().batch(manager, 3, DataType.FLOAT64);
            List<Attribution> together = trial.method().attributeAll(f, batch);
            for (int row = 0; row < 3; row++) {
                Attribution alone = trial.method().attribute(f, batch.get(row));
                assertThat(alone.target()).isEqualTo(together.get(row).target());
                // Sums may be taken in another order for another number of rows.
                near(alone.values(), together.get(row).values(), 1e-12);
                same(alone.certificate(), together.get(row).certificate());
            }
        }
    }

    @Property(tries = TRIALS)
    void theSameCallGivesTheSameBits(@ForAll("trials") Trial trial) {
        try (Model model = trial.net().model(DataType.FLOAT64);
                NDManager manager = NDManager.newBaseManager("PyTorch")) {
            NDArray batch = trial.net().batch(manager, 2, DataType.FLOAT64);
            assertThat(trial.method().attributeAll(model.target(0), batch))
                    .isEqualTo(trial.method().attributeAll(model.target(0), batch));
        }
    }

    @Property(tries = TRIALS)
    void sampledMethodsCarryStandardErrors(@ForAll("sampledTrials") Trial trial) {
        try (Model model = trial.net().model(DataType.FLOAT64);
                NDManager manager = NDManager.newBaseManager("PyTorch")) {
            Attribution a = attribute(trial.method(), model, 0, trial.net(), manager);
            double[] errors = a.certificate().standardError().orElseThrow();
            assertThat(errors).hasSameSizeAs(a.values());
            assertThat(Arrays.stream(errors)).allMatch(error -> error >= 0 && Double.isFinite(error));
            assertThat(a.toString()).contains("seed");
            assertThat(Show.text(a)).containsPattern("settings .*seed").contains("standard error");
        }
    }

    @Property(tries = TRIES)
    void completeMethodsSumToTheOutputChange(
            @ForAll("smoothNets") Nets net, @ForAll("completeMethods") AttributionMethod method) {
        try (Model model = net.model(DataType.FLOAT64);
                NDManager manager = NDManager.newBaseManager("PyTorch")) {
            for (Attribution a : method.attributeAll(model.target(1), net.batch(manager, 2, DataType.FLOAT64))) {
                assertThat(a.convergenceDelta().orElseThrow()).isCloseTo(0, within(1e-10));
            }
        }
    }

    @Property(tries = TRIES)
    void aLinearModelGivesWeightTimesInput(
            @ForAll("linearNets") Nets net, @ForAll("linearMethods") Methods.Entry entry) {
        try (Model model = net.model(DataType.FLOAT64);
                NDManager manager = NDManager.newBaseManager("PyTorch")) {
            double[] w = net.weight(0)[1];
            double[] x = net.input(0);
            double[] expected = new double[x.length];
            for (int i = 0; i < x.length; i++) {
                expected[i] = w[i] * x[i];
            }
            near(attribute(entry.method(), model, 1, net, manager).values(), expected, 1e-13);
        }
    }

    @Property(tries = TRIALS)
    void float32IsCloseToFloat64(@ForAll("trials") Trial trial) {
        try (Model wide = trial.net().model(DataType.FLOAT64);
                Model narrow = trial.net().model(DataType.FLOAT32);
                NDManager manager = NDManager.newBaseManager("PyTorch")) {
            // Eight digits cancel in f(x) - f(x occluded), and a rule's quotient by a z near 0 may lose four.
            double tolerance = trial.entry().is(Trait.LAYERS) ? 1e-3 : 2e-5;
            near(
                    attribute(trial.method(), narrow, 0, trial.net(), manager).values(),
                    attribute(trial.method(), wide, 0, trial.net(), manager).values(),
                    tolerance);
        }
    }

    @Property(tries = TRIES)
    void theMidpointRuleIsExactOnAQuadraticAndTheRightRiemannSumIsOffByItsFormula(@ForAll("quadratics") Nets net) {
        try (Model model = net.model(DataType.FLOAT64);
                NDManager manager = NDManager.newBaseManager("PyTorch")) {
            IntegratedGradients ig = new IntegratedGradients();
            double[] exact = attribute(ig, model, 0, net, manager).values();
            near(
                    attribute(ig.withQuadrature(new Midpoint(1)), model, 0, net, manager)
                            .values(),
                    exact,
                    1e-12);
            double[] right = attribute(ig.withQuadrature(new RightRiemann(7)), model, 0, net, manager)
                    .values();
            NDArray x = net.batch(manager, 1, DataType.FLOAT64);
            double[] curvature =
                    model.target(0).at(x).hessianVector(x, x).mul(x).div(2 * 7).toDoubleArray();
            for (int i = 0; i < exact.length; i++) {
                assertThat(right[i] - exact[i]).isCloseTo(curvature[i], within(1e-12));
            }
        }
    }

    @Property(tries = TRIES)
    void onAQuadraticItDoesNotMatterWhereItIsExpanded(@ForAll("quadratics") Nets net) {
        try (Model model = net.model(DataType.FLOAT64);
                NDManager manager = NDManager.newBaseManager("PyTorch")) {
            Baseline baseline = Baseline.given(net.input(5));
            double[] exact = attribute(new IntegratedGradients().withBaseline(baseline), model, 0, net, manager)
                    .values();
            for (ExpansionPoint point : ExpansionPoint.values()) {
                AttributionMethod taylor = new TaylorIntegratedGradients(baseline, point);
                near(attribute(taylor, model, 0, net, manager).values(), exact, 1e-11);
            }
        }
    }

    @Property(tries = TRIES)
    void aBaselineIsWhereTheChangeIsMeasuredFrom(@ForAll("smoothNets") Nets net) {
        try (Model model = net.model(DataType.FLOAT64);
                NDManager manager = NDManager.newBaseManager("PyTorch")) {
            Attribution a = attribute(
                    new IntegratedGradients().withBaseline(Baseline.given(net.input(5))), model, 0, net, manager);
            NDArray b = manager.create(net.input(5)).expandDims(0);
            double expected = a.output() - model.target(0).value(b).getDouble(0);
            assertThat(a.sum()).isCloseTo(expected, within(1e-10));
        }
    }

    private static Attribution attribute(
            AttributionMethod method, Model model, int target, Subject net, NDManager manager) {
        return method.attribute(
                model.target(target), net.batch(manager, 1, DataType.FLOAT64).get(0));
    }

    private static void same(Certificate alone, Certificate together) {
        near(alone.standardError().orElse(NOTHING), together.standardError().orElse(NOTHING), 1e-10);
        near(number(alone.quadratureError()), number(together.quadratureError()), 1e-12);
        near(number(alone.convergenceRadius()), number(together.convergenceRadius()), 1e-6);
        List<Ledger.Entry> one = alone.ledger().entries();
        List<Ledger.Entry> other = together.ledger().entries();
        assertThat(one)
                .extracting(Ledger.Entry::layer)
                .isEqualTo(other.stream().map(Ledger.Entry::layer).toList());
        for (int i = 0; i < one.size(); i++) {
            near(numbers(one.get(i)), numbers(other.get(i)), 1e-10);
        }
    }

    private static double[] number(OptionalDouble number) {
        return number.isPresent() ? new double[] {number.getAsDouble()} : NOTHING;
    }

    private static double[] numbers(Ledger.Entry entry) {
        return new double[] {entry.arriving(), entry.passed(), entry.bias(), entry.stabiliser()};
    }

    @Example
    void everySampleHasItsOwnErrors() {
        Nets net = new Nets(4, List.of(5), 2, Activation.SIGMOID, 3);
        AttributionMethod coarse = new IntegratedGradients().withQuadrature(new GaussLegendre(2));
        try (Model model = net.model(DataType.FLOAT64);
                NDManager manager = NDManager.newBaseManager("PyTorch")) {
            NDArray batch = net.batch(manager, 4, DataType.FLOAT64);
            List<Attribution> together = coarse.attributeAll(model.target(0), batch);
            double[] errors = together.stream()
                    .mapToDouble(a -> a.certificate().quadratureError().orElseThrow())
                    .toArray();
            assertThat(Arrays.stream(errors).distinct()).hasSize(4);
            for (int row = 0; row < errors.length; row++) {
                same(
                        coarse.attribute(model.target(0), batch.get(row)).certificate(),
                        together.get(row).certificate());
            }
        }
    }

    /** Close, as seen from the largest entry. */
    private static void near(double[] found, double[] expected, double tolerance) {
        assertThat(found).hasSameSizeAs(expected);
        double largest = Arrays.stream(expected).map(Math::abs).max().orElse(0);
        for (int i = 0; i < expected.length; i++) {
            assertThat(found[i]).as("feature %d", i).isCloseTo(expected[i], within(tolerance * Math.max(1, largest)));
        }
    }
}
