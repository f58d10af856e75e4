package org.ascribe.taylor;

import static org.ascribe.model.Near.near;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.ascribe.ScalarFunction;
import org.ascribe.baseline.Baseline;
import org.ascribe.engine.Torch;
import org.ascribe.feature.FeatureGroups;
import org.ascribe.model.Model;
import org.ascribe.nets.Nets;
import org.ascribe.network.Activation;
import org.ascribe.network.Network;
import org.ascribe.network.SmallNetworks;

class TaylorTermsTest {

    @Provide
    Arbitrary<Nets> polynomials() {
        return TaylorNets.polynomials();
    }

    @Provide
    Arbitrary<Nets> analytic() {
        return TaylorNets.analytic();
    }

    /** Of the polynomial in plain Java, shifted by the binomial theorem. */
    @Property(tries = 30)
    void theyAreTheCoefficientsOfAPolynomial(@ForAll("polynomials") Nets net, @ForAll ExpansionPoint at) {
        int degree = TaylorNets.degree(net);
        double[] x = net.input(0);
        double[] b = net.input(1);
        PlainPolynomial plain = PlainPolynomial.of(net, 1);
        boolean sample = at == ExpansionPoint.SAMPLE;
        double[] way = IntStream.range(0, x.length)
                .mapToDouble(i -> sample ? b[i] - x[i] : x[i] - b[i])
                .toArray();
        Map<List<Integer>, Double> expected = plain.around(sample ? x : b, way);
        double scale = expected.values().stream().mapToDouble(Math::abs).max().orElseThrow();
        try (Explained explained = new Explained(net, x)) {
            assertThat(explained.value(x) / scale).isCloseTo(plain.at(x) / scale, within(1e-12));
            // One order more than there is: those terms are zero.
            TaylorTerms terms =
                    explained.terms(new TaylorExpansion(Baseline.given(b), FeatureGroups.single(), at, degree + 1));
            assertThat(terms.order()).isEqualTo(degree + 1);
            assertThat(terms.remainder() / scale).isCloseTo(0, within(1e-12));
            terms.values()
                    .forEach((alpha, value) -> assertThat(value / scale)
                            .as("%s", alpha)
                            .isCloseTo(
                                    (sample ? -1 : 1) * expected.getOrDefault(alpha.exponents(), 0.0) / scale,
                                    within(1e-12)));
        }
    }

    @Property(tries = 20)
    void theKindsOfTermsAreAllThereIs(@ForAll("analytic") Nets net) {
        try (Explained explained = new Explained(net, net.input(0))) {
            TaylorTerms terms = explained.terms(expansion(5));
            double sum = terms.remainder();
            for (int subset = 1; subset < 1 << net.inputs(); subset++) {
                int chosen = subset;
                int[] features = IntStream.range(0, net.inputs())
                        .filter(i -> (chosen >> i & 1) == 1)
                        .toArray();
                sum += features.length == 1
                        ? terms.first(features[0]) + terms.independent(features[0])
                        : terms.interactive(features);
            }
            assertThat(sum).isCloseTo(terms.change(), within(1e-12));
            assertThat(IntStream.rangeClosed(1, 5).mapToDouble(terms::ofOrder).sum() + terms.remainder())
                    .isCloseTo(terms.change(), within(1e-12));
            assertThat(terms.interactive(0, 1)).isNotZero();
        }
    }

    /** A group moves as one: its terms are those of its features, gathered. */
    @Property(tries = 10)
    void groupsGatherTheTermsOfTheirFeatures(@ForAll("analytic") Nets net) {
        int[] labels = IntStream.range(0, net.inputs()).map(i -> i % 2).toArray();
        try (Explained explained = new Explained(net, net.input(0))) {
            TaylorTerms single = explained.terms(expansion(4));
            TaylorTerms grouped = explained.terms(new TaylorExpansion(
                    Baseline.constant(0.1), FeatureGroups.labelled(labels), ExpansionPoint.SAMPLE, 4));
            grouped.values().forEach((alpha, value) -> {
                double gathered = single.values().entrySet().stream()
                        .filter(e -> IntStream.range(0, 2)
                                .allMatch(g -> alpha.exponent(g)
                                        == IntStream.range(0, labels.length)
                                                .filter(i -> labels[i] == g)
                                                .map(e.getKey()::exponent)
                                                .sum()))
                        .mapToDouble(Map.Entry::getValue)
                        .sum();
                assertThat(value).as("%s", alpha).isCloseTo(gathered, within(1e-12));
            });
        }
    }

    @Example
    void ofFunctionsWithoutLayersTheyComeFromSecondDerivatives() {
        try (NDManager manager = Torch.manager()) {
            SequentialBlock block = new SequentialBlock()
                    .add(Linear.builder().setUnits(5).build())
                    .add(ai.djl.nn.Activation.tanhBlock())
                    .add(Linear.builder().setUnits(2).build());
            block.initialize(manager, DataType.FLOAT64, new Shape(1, 4));
            Model opaque = Model.of("opaque", block, new Shape(4));
            Model layered = Model.of("layered", Network.of(new Shape(4), block), new Shape(4));
            NDArray x = manager.create(new double[] {0.5, -1, 2, 0.3});
            for (ExpansionPoint at : ExpansionPoint.values()) {
                for (int order = 1; order <= 2; order++) {
                    TaylorExpansion expansion =
                            new TaylorExpansion(Baseline.constant(0.1), FeatureGroups.blocks(3), at, order);
                    TaylorTerms expected = expansion.of(layered.target(1), x);
                    TaylorTerms found = expansion.of(opaque.target(1), x);
                    assertThat(found.values().keySet())
                            .isEqualTo(expected.values().keySet());
                    near(numbers(found), numbers(expected), 1e-13);
                }
            }
            assertThatThrownBy(() -> expansion(3).of(opaque.target(1), x))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("does not know its layers; TaylorExpansion beyond second order works");
        }
    }

    @Example
    void aBatchGivesWhatItsSamplesGiveAlone() {
        try (Model model = SmallNetworks.CONVOLUTION.model(4, DataType.FLOAT64);
                NDManager manager = Torch.manager()) {
            NDArray batch = SmallNetworks.CONVOLUTION.batch(manager, 3, 5, DataType.FLOAT64);
            ScalarFunction f = model.target(2);
            TaylorExpansion expansion =
                    new TaylorExpansion(Baseline.zero(), FeatureGroups.blocks(4), ExpansionPoint.SAMPLE, 4);
            List<TaylorTerms> together = expansion.ofAll(f.at(batch), batch);
            for (int row = 0; row < 3; row++) {
                NDArray x = batch.get(row);
                near(numbers(together.get(row)), numbers(expansion.of(f, x)), 1e-12);
            }
        }
    }

    @Example
    void whatCannotBeIsRefused() {
        Nets net = new Nets(9, List.of(3), 2, Activation.TANH, 3);
        try (Explained explained = new Explained(net, net.input(0))) {
            assertThatThrownBy(() -> explained.terms(expansion(6)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("groups, order: v = 9 and K = 6 have 5005 terms; expected at most 2000");
            assertThatThrownBy(() -> explained.terms(new TaylorExpansion(
                            Baseline.zero(),
                            FeatureGroups.windows(new int[] {4}, new int[] {3}),
                            ExpansionPoint.SAMPLE,
                            2)))
                    .hasMessageContaining("groups: feature 3 of a sample of shape (9) is in 2 groups");
            TaylorTerms terms = explained.terms(expansion(2));
            assertThatThrownBy(() -> terms.term(1, 2)).hasMessageContaining("exponents: [1, 2]; expected 9 of them");
            assertThatThrownBy(() -> terms.first(9)).hasMessage("feature: 9; expected 0 to 8");
            assertThatThrownBy(() -> terms.independent(-1)).hasMessage("feature: -1; expected 0 to 8");
            assertThatThrownBy(() -> terms.interactive(3, 9)).hasMessage("feature: 9; expected 0 to 8");
            assertThatThrownBy(() -> terms.interactive(3, 3)).hasMessageContaining("two or more different ones");
        }
        assertThatThrownBy(() -> expansion(0)).hasMessage("order: 0; expected 1 or more");
        assertThatThrownBy(() -> MultiIndex.of(1, -1)).hasMessageContaining("exponents: [1, -1]");
        assertThatThrownBy(() -> new TaylorTerms(Map.of(), 0)).hasMessageContaining("values: none");
        assertThatThrownBy(() -> new TaylorTerms(Map.of(MultiIndex.of(0, 0), 1.0), 0))
                .hasMessageContaining("values: a term (0, 0); expected an order of 1 or more");
    }

    private static TaylorExpansion expansion(int order) {
        return new TaylorExpansion(Baseline.constant(0.1), FeatureGroups.single(), ExpansionPoint.SAMPLE, order);
    }

    private static double[] numbers(TaylorTerms terms) {
        return terms.values().values().stream().mapToDouble(Double::doubleValue).toArray();
    }
}
