package org.ascribe.axiom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.ascribe.perturbation.ShapleyValues;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing is found where there is nothing: what the theorems say of path methods and of the Shapley value. */
class HoldsTest {

    private static final Search FEW = new Search(40, 8, 100, 1);

    static Stream<Axiom> ofIntegratedGradients() {
        return Stream.of(
                new Completeness(),
                new SensitivityA(),
                new SensitivityB(),
                new ImplementationInvariance(),
                new Linearity(),
                new Symmetry(),
                new AffineScaleInvariance());
    }

    @ParameterizedTest
    @MethodSource("ofIntegratedGradients")
    void nothingIsFoundAgainstIntegratedGradients(Axiom axiom) {
        assertThat(FEW.verdict(Exact.INTEGRATED_GRADIENTS, axiom))
                .isInstanceOfSatisfying(Verdict.Holds.class, holds -> {
                    assertThat(holds.trials()).isGreaterThan(100);
                    assertThat(holds.tolerance()).isEqualTo(1e-8);
                    assertThat(holds.largest()).isLessThanOrEqualTo(1e-8);
                    assertThat(holds.toString()).isEqualTo("holds on " + holds.trials() + " trials at tolerance 1e-08");
                });
    }

    /** Sundararajan and Najmi 2020: the Shapley value with a baseline rises with demand, the integral of Aumann and Shapley need not. */
    @ParameterizedTest
    @MethodSource("ofIntegratedGradients")
    void norAgainstTheShapleyValue(Axiom axiom) {
        assertThat(FEW.verdict(new ShapleyValues(), axiom)).isInstanceOf(Verdict.Holds.class);
    }

    @Test
    void whichRisesWithDemand() {
        Axiom demand = new DemandMonotonicity();
        assertThat(FEW.verdict(new ShapleyValues(), demand)).isInstanceOf(Verdict.Holds.class);
        assertThat(FEW.verdict(Exact.INTEGRATED_GRADIENTS, demand)).isInstanceOf(Verdict.Broken.class);
    }

    /** Of a net of ReLUs the integral jumps, where the whole way lies on a kink. */
    @Test
    void theShapleyValueIsContinuousAndIntegratedGradientsAreNot() {
        Axiom continuity = new Continuity();
        assertThat(FEW.verdict(new ShapleyValues(), continuity)).isInstanceOf(Verdict.Holds.class);
        assertThat(FEW.verdict(Exact.INTEGRATED_GRADIENTS, continuity)).isInstanceOf(Verdict.Broken.class);
    }

    @Test
    void whereNothingCanBeAskedNothingIsSaid() {
        assertThat(FEW.verdict(new ShapleyValues(), new Conservation()))
                .isEqualTo(new Verdict.Silent("conservation has nothing to say of such answers"));
    }
}
