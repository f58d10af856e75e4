package org.ascribe.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
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
import org.ascribe.Target;
import org.ascribe.engine.Torch;
import org.ascribe.model.Model;
import org.ascribe.nets.Nets;
import org.ascribe.network.Activation;
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

    /** Where the steps do not go up in pairs, or in threes, the last parts of the path are others; none is left out or counted twice. */
    @Property(tries = 60)
    void coarserWeightsCoverThePathForAnyNumberOfSteps(@ForAll @IntRange(min = 3, max = 60) int steps) {
        for (IntFunction<FixedQuadrature> rule : RULES) {
            assertThat(integral(rule.apply(steps), rule.apply(steps).coarserWeights(), a -> 1))
                    .isCloseTo(1, within(1e-12));
        }
        FixedQuadrature midpoint = new Midpoint(steps);
        assertThat(integral(midpoint, midpoint.coarserWeights(), a -> a)).isCloseTo(0.5, within(1e-13));
    }

    @Test
    void everyRowIsDifferentiatedByItsOwnTarget() {
        Nets net = new Nets(4, List.of(3), 3, Activation.SIGMOID, 5);
        try (Model model = net.model(DataType.FLOAT64);
                NDManager manager = Torch.manager()) {
            NDArray x = net.batch(manager, 3, DataType.FLOAT64);
            NDArray b = x.zerosLike();
            int[] targets = {2, 0, 1};
            NDArray together = new Midpoint(5)
                    .along(
                            new StraightLine(),
                            b,
                            x,
                            model.target(Target.of(targets)).at(x))
                    .value();
            for (int row = 0; row < 3; row++) {
                NDArray one = x.get(row + ":" + (row + 1));
                NDArray alone = new Midpoint(5)
                        .along(
                                new StraightLine(),
                                one.zerosLike(),
                                one,
                                model.target(targets[row]).at(one))
                        .value();
                assertThat(alone.sub(together.get(row)).abs().max().getDouble()).isLessThan(1e-14);
            }
        }
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
    void noStepsAreRefusedAndOneHasNothingToCompareWith() {
        for (IntFunction<FixedQuadrature> rule : RULES) {
            assertThatThrownBy(() -> rule.apply(0)).hasMessage("steps: 0; expected 1 or more");
            assertThat(rule.apply(1).coarserWeights()).isEmpty();
        }
        assertThat(new Midpoint(2).coarserWeights()).isEmpty();
        assertThat(new CaptumTrapezoid(2).coarserWeights()).isEmpty();
    }

    @Test
    void captumsTrapezoidFallsShortByOnePart() {
        FixedQuadrature rule = new CaptumTrapezoid(20);
        assertThat(rule.nodes()[0]).isZero();
        assertThat(rule.nodes()[19]).isEqualTo(1);
        assertThat(Arrays.stream(rule.weights()).sum()).isCloseTo(19.0 / 20, within(1e-14));
        assertThatThrownBy(() -> new CaptumTrapezoid(1)).hasMessageContainingAll("steps: 1", "expected 2 or more");
    }

    /** On a linear function, whose gradient is w: (M - 1)/M of w ⊙ (x - b), and no second rule that could tell. */
    @Test
    void aRuleWithoutACoarserOneTellsNoError() {
        Nets linear = new Nets(4, List.of(), 2, Activation.SIGMOID, 3);
        try (Model model = linear.model(DataType.FLOAT64);
                NDManager manager = Torch.manager()) {
            NDArray x = linear.batch(manager, 1, DataType.FLOAT64);
            Integral found = new CaptumTrapezoid(5)
                    .along(new StraightLine(), x.zerosLike(), x, model.target(1).at(x));
            assertThat(found.error()).isNull();
            for (int i = 0; i < 4; i++) {
                double expected = 0.8 * linear.weight(0)[1][i] * linear.input(0)[i];
                assertThat(found.value().getDouble(0, i)).isCloseTo(expected, within(1e-14));
            }
        }
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
