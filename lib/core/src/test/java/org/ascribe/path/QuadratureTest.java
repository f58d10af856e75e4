package org.ascribe.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class QuadratureTest {

    private static final List<IntFunction<FixedQuadrature>> RULES =
            List.of(LeftRiemann::new, RightRiemann::new, Midpoint::new, GaussLegendre::new);

    @Provide
    Arbitrary<FixedQuadrature> rules() {
        return Arbitraries.of(RULES)
                .flatMap(rule -> Arbitraries.integers().between(1, 60).map(rule::apply));
    }

    @Property(tries = 100)
    void nodesRiseInsideThePathAndWeightsSumToOne(@ForAll("rules") FixedQuadrature rule) {
        double[] nodes = rule.nodes();
        assertThat(nodes).isSorted().hasSameSizeAs(rule.weights());
        assertThat(nodes[0]).isNotNegative();
        assertThat(nodes[nodes.length - 1]).isLessThanOrEqualTo(1);
        assertThat(Arrays.stream(rule.weights()).sum()).isCloseTo(1, within(1e-13));
    }

    @Property(tries = 60)
    void gaussLegendreIsExactForPolynomialsOfItsDegree(@ForAll @IntRange(min = 1, max = 40) int steps) {
        int degree = 2 * steps - 1;
        FixedQuadrature rule = new GaussLegendre(steps);
        assertThat(integral(rule, rule.weights(), a -> Math.pow(a, degree)))
                .isCloseTo(1.0 / (degree + 1), within(1e-14));
    }

    @Property(tries = 60)
    void theCoarserGaussLegendreRuleIsExactForLowerPolynomials(@ForAll @IntRange(min = 2, max = 60) int steps) {
        FixedQuadrature rule = new GaussLegendre(steps);
        for (int degree = 0; degree <= (steps - 1) / 2; degree++) {
            int power = degree;
            assertThat(integral(rule, rule.coarserWeights(), a -> Math.pow(a, power)))
                    .isCloseTo(1.0 / (power + 1), within(1e-12));
        }
        // Weights that are large and of both signs would blow rounding errors up.
        assertThat(Arrays.stream(rule.coarserWeights()).map(Math::abs).sum()).isLessThan(3);
    }

    @Property(tries = 30)
    void coarserRulesAreTheSameRuleWithFewerSteps(@ForAll @IntRange(min = 1, max = 20) int steps) {
        DoubleUnaryOperator g = a -> Math.exp(a) * Math.cos(5 * a);
        same(new RightRiemann(2 * steps), new RightRiemann(steps), g);
        same(new LeftRiemann(2 * steps), new LeftRiemann(steps), g);
        same(new Midpoint(3 * steps), new Midpoint(steps), g);
    }

    /** An integrand that is convex and rises, so that the errors of the parts of the path do not cancel. */
    @Property(tries = 60)
    void anyNumberOfStepsFromFiveOnTellsTheError(@ForAll @IntRange(min = 5, max = 60) int steps) {
        double exact = Math.expm1(2) / 2;
        near(new Midpoint(steps), a -> Math.exp(2 * a), exact, 0.5);
        near(new GaussLegendre(steps), a -> Math.exp(2 * a), exact, 1);
        near(new RightRiemann(steps), a -> Math.exp(2 * a), exact, 2);
        near(new LeftRiemann(steps), a -> Math.exp(2 * a), exact, 2);
    }

    /** An integrand as steep as the gradient of a sigmoid network. */
    @Property(tries = 200)
    void theDistanceToTheCoarserRuleTellsTheError(
            @ForAll @IntRange(min = 1, max = 10) int sixth, @ForAll("places") double place) {
        DoubleUnaryOperator steep = a -> 1 / (1 + Math.exp(-4 * (a - place)));
        double exact = (Math.log1p(Math.exp(4 * (1 - place))) - Math.log1p(Math.exp(-4 * place))) / 4;
        int steps = 6 * sixth;
        near(new Midpoint(steps), steep, exact, 1);
        near(new GaussLegendre(steps), steep, exact, 1);
        near(new RightRiemann(steps), steep, exact, 2);
        near(new LeftRiemann(steps), steep, exact, 2);
    }

    private static void near(FixedQuadrature rule, DoubleUnaryOperator g, double exact, double factor) {
        double fine = integral(rule, rule.weights(), g);
        double coarse = integral(rule, rule.coarserWeights(), g);
        assertThat(Math.abs(fine - exact)).as("%s", rule).isLessThanOrEqualTo(factor * Math.abs(fine - coarse) + 1e-14);
    }

    @Provide
    Arbitrary<Double> places() {
        return Arbitraries.doubles().between(0, 1);
    }

    @Test
    void captumsTrapezoidFallsShortByOnePart() {
        FixedQuadrature rule = new CaptumTrapezoid(20);
        assertThat(rule.nodes()[0]).isZero();
        assertThat(rule.nodes()[19]).isEqualTo(1);
        assertThat(Arrays.stream(rule.weights()).sum()).isCloseTo(19.0 / 20, within(1e-14));
        assertThatThrownBy(() -> new CaptumTrapezoid(1)).hasMessageContainingAll("steps: 1", "expected 2 or more");
    }

    private static void same(FixedQuadrature fine, FixedQuadrature coarse, DoubleUnaryOperator g) {
        assertThat(integral(fine, fine.coarserWeights(), g))
                .isCloseTo(integral(coarse, coarse.weights(), g), within(1e-13));
    }

    private static double integral(FixedQuadrature rule, double[] weights, DoubleUnaryOperator g) {
        double[] nodes = rule.nodes();
        double sum = 0;
        for (int m = 0; m < nodes.length; m++) {
            sum += weights[m] * g.applyAsDouble(nodes[m]);
        }
        return sum;
    }
}
