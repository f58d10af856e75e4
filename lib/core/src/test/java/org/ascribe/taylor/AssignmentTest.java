package org.ascribe.taylor;

import static org.ascribe.model.Near.near;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.ascribe.Attribution;
import org.ascribe.baseline.Baseline;
import org.ascribe.feature.FeatureGroups;
import org.ascribe.model.Model;
import org.ascribe.nets.Nets;
import org.ascribe.network.Activation;

class AssignmentTest {

    @Provide
    Arbitrary<MultiIndex> terms() {
        return Arbitraries.integers()
                .between(0, 3)
                .list()
                .ofSize(4)
                .filter(list -> list.stream().anyMatch(k -> k > 0))
                .map(MultiIndex::new);
    }

    @Provide
    Arbitrary<Assignment> complete() {
        return Arbitraries.of(new ByExponent(), new InEqualParts(), InProportion.to(1, -0.5, 2, 3));
    }

    @Property
    void theWeightsOfCompleteOnesSumToOne(@ForAll("terms") MultiIndex term, @ForAll("complete") Assignment assignment) {
        assertThat(IntStream.range(0, 4)
                        .mapToDouble(i -> assignment.weight(i, term))
                        .sum())
                .isCloseTo(1, within(1e-15));
    }

    @Property
    void theyAreFoundAmongTheFeaturesOfATermAlone(@ForAll("terms") MultiIndex term) {
        for (Assignment assignment : List.of(
                new ByExponent(), new InEqualParts(), new IndependentOnly(), new FirstOrderOnly(), new WholeToEach())) {
            for (int i = 0; i < 4; i++) {
                if (!term.support().contains(i)) {
                    assertThat(assignment.weight(i, term))
                            .as("%s of %s", assignment, term)
                            .isZero();
                }
            }
        }
    }

    @Example
    void eachHandsOutOneTermInItsOwnWay() {
        MultiIndex term = MultiIndex.of(2, 1, 0, 0);
        assertThat(weights(new FirstOrderOnly(), term)).containsExactly(0, 0, 0, 0);
        assertThat(weights(new FirstOrderOnly(), MultiIndex.of(0, 1, 0, 0))).containsExactly(0, 1, 0, 0);
        assertThat(weights(new IndependentOnly(), term)).containsExactly(0, 0, 0, 0);
        assertThat(weights(new IndependentOnly(), MultiIndex.of(0, 0, 3, 0))).containsExactly(0, 0, 1, 0);
        assertThat(weights(InsidePatches.of(0, 0, 0, 1), term)).containsExactly(1, 1, 1, 0);
        assertThat(weights(InsidePatches.of(0, 1, 1, 1), term)).containsExactly(0, 0, 0, 0);
        assertThat(weights(InProportion.to(1, 1, 2, 4), term)).containsExactly(0.125, 0.125, 0.25, 0.5);
        assertThat(weights(InProportion.to(1, 1, 2, 4), MultiIndex.of(0, 1, 0, 0)))
                .containsExactly(0, 1, 0, 0);
        assertThat(weights(new ByExponent(), term)).containsExactly(2.0 / 3, 1.0 / 3, 0, 0);
        assertThat(weights(new InEqualParts(), term)).containsExactly(0.5, 0.5, 0, 0);
        assertThat(weights(new WholeToEach(), term)).containsExactly(1, 1, 0, 0);
    }

    @Example
    void sharesAndPatchesThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> InProportion.to(1, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("differences: [1.0, -1.0] sum to 0.0");
        assertThatThrownBy(() -> InProportion.to(Double.NaN)).hasMessageContaining("expected finite ones");
        assertThatThrownBy(() -> InProportion.to(1).weight(0, MultiIndex.of(1, 1)))
                .hasMessageContaining("differences: 1 numbers; expected 2");
        assertThatThrownBy(() -> InsidePatches.of(0, 0).weight(0, MultiIndex.of(1, 1, 1)))
                .hasMessageContaining("patches: 2 numbers; expected 3");
    }

    /** The certificate of an attribution by terms: its residual is the remainder, and it knows how far its series reaches. */
    @Example
    void anAttributionSaysWhatItLacks() {
        Nets net = new Nets(4, List.of(5), 2, Activation.TANH, 3);
        try (Explained explained = new Explained(net, net.input(0));
                Model model = net.model(DataType.FLOAT64)) {
            FeatureGroups groups = FeatureGroups.blocks(2);
            Baseline far = Baseline.constant(6);
            TaylorExpansion expansion = new TaylorExpansion(far, groups, ExpansionPoint.SAMPLE, 6);
            Attribution a = new TaylorAttribution(far, groups, ExpansionPoint.SAMPLE, 6, new ByExponent())
                    .attribute(model.target(1), explained.sample());
            double remainder = explained.terms(expansion).remainder();
            assertThat(a.convergenceDelta().orElseThrow()).isCloseTo(-remainder, within(1e-10 * Math.abs(remainder)));
            assertThat(a.certificate().diverges()).isTrue();
            assertThat(a.toString()).contains("by exponent").contains("SAMPLE");
        }
    }

    /** All orders come with the highest, and nothing else does. */
    @Example
    void whatLowerOrdersGiveComesAlong() {
        Baseline b = Baseline.zero();
        List<TaylorMethod> methods = List.of(
                new TaylorAttribution(b, 4, new InEqualParts()),
                new TaylorIntegratedGradients(b).withOrder(4),
                new TaylorOcclusion(b, FeatureGroups.blocks(2)).withOrder(4));
        Nets net = new Nets(4, List.of(5, 3), 2, Activation.SOFTPLUS, 3);
        try (Explained explained = new Explained(net, net.input(0))) {
            NDArray batch = explained.sample().expandDims(0);
            for (TaylorMethod method : methods) {
                NDArray terms = method.terms(explained.f().at(batch), batch);
                assertThat(terms.getShape()).isEqualTo(new Shape(4, 1, 4));
                for (int order = 1; order <= 4; order++) {
                    near(
                            terms.get("0:" + order).sum(new int[] {0}).toDoubleArray(),
                            explained.by(method.withOrder(order)),
                            1e-14);
                }
            }
        }
    }

    private static double[] weights(Assignment assignment, MultiIndex term) {
        return IntStream.range(0, 4)
                .mapToDouble(i -> assignment.weight(i, term))
                .toArray();
    }
}
