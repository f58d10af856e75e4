package org.ascribe.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.LUDecomposition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The oracle: Newton's method on Legendre's recurrence in 50 decimal digits, from nodes that are only approximately right. */
class GaussLegendreTest {

    private static final MathContext DIGITS = new MathContext(50);

    /** Weights beside the ends, which are small, have as many right digits as those in the middle. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 10, 21, 50, 101})
    void allNodesAndWeightsAreThoseOfHighPrecision(int n) {
        compare(n, IntStream.range(0, n).toArray());
    }

    @Test
    void thousandsOfNodesAreAsRight() {
        compare(1000, 0, 1, 2, 5, 20, 99, 250, 400, 498, 499, 500, 501, 600, 998, 999);
        compare(2501, 0, 1, 7, 1000, 1249, 1250, 1251, 2500);
        compare(10_000, 0, 3, 5000);
    }

    private static void compare(int n, int... places) {
        GaussLegendre rule = new GaussLegendre(n);
        double[] nodes = rule.nodes();
        double[] weights = rule.weights();
        for (int m : places) {
            double[] right = oracle(n, nodes[m]);
            assertThat(nodes[m]).as("node %d of %d", m, n).isCloseTo(right[0], within(5e-16));
            assertThat(weights[m])
                    .as("weight %d of %d", m, n)
                    .isCloseTo(right[1], within(1e-15))
                    .isCloseTo(right[1], within(3e-14 * right[1]));
        }
    }

    /** The zero of Pₙ(2α − 1) nearest to a start, and its weight {@code (1 − x²) / (n Pₙ₋₁)²}. */
    private static double[] oracle(int n, double start) {
        BigDecimal x = new BigDecimal(2 * start - 1);
        BigDecimal one = BigDecimal.ONE;
        BigDecimal count = BigDecimal.valueOf(n);
        BigDecimal below = one;
        for (int i = 0; i < 3; i++) {
            below = BigDecimal.ZERO;
            BigDecimal p = one;
            for (int k = 0; k < n; k++) {
                BigDecimal next = x.multiply(p, DIGITS)
                        .multiply(BigDecimal.valueOf(2L * k + 1))
                        .subtract(below.multiply(BigDecimal.valueOf(k)))
                        .divide(BigDecimal.valueOf(k + 1L), DIGITS);
                below = p;
                p = next;
            }
            BigDecimal slope =
                    count.multiply(below.subtract(x.multiply(p), DIGITS)).divide(one.subtract(x.multiply(x)), DIGITS);
            x = x.subtract(p.divide(slope, DIGITS), DIGITS);
        }
        BigDecimal weight =
                one.subtract(x.multiply(x)).divide(count.multiply(below).pow(2, DIGITS), DIGITS);
        BigDecimal node = x.add(one).divide(BigDecimal.valueOf(2));
        return new double[] {node.doubleValue(), weight.doubleValue()};
    }

    @Test
    @Timeout(20) // on a busy machine; by recursion they took minutes
    void aThousandNodesAreMadeInAMoment() {
        GaussLegendre rule = new GaussLegendre(997);
        assertThat(rule.nodes()).isSorted();
        assertThat(Arrays.stream(rule.weights()).sum()).isCloseTo(1, within(1e-14));
        assertThat(Arrays.stream(rule.coarserWeights()).sum()).isCloseTo(1, within(1e-13));
    }

    @Test
    void theMostNodesThatAreMade() {
        GaussLegendre rule = new GaussLegendre(10_000);
        assertThat(rule.nodes()).isSorted().doesNotHaveDuplicates();
        assertThat(Arrays.stream(rule.weights()).sum()).isCloseTo(1, within(1e-14));
        double[] coarser = rule.coarserWeights();
        assertThat(Arrays.stream(coarser).sum()).isCloseTo(1, within(1e-11));
        double[] nodes = rule.nodes();
        assertThat(IntStream.range(0, 10_000)
                        .mapToDouble(m -> coarser[m] * Math.exp(nodes[m]))
                        .sum())
                .isCloseTo(Math.expm1(1), within(1e-11));
        assertThatThrownBy(() -> new GaussLegendre(10_001))
                .hasMessage("steps: 10001; expected at most 10000 Gauss-Legendre nodes (Midpoint has no limit)");
    }

    /** Made there another way; and the coarser weights by a system of equations. */
    @ParameterizedTest
    @ValueSource(ints = {2, 5, 16, 50, 64})
    void theRulesAreThoseOfHipparchus(int n) {
        GaussIntegrator before = new GaussIntegratorFactory().legendre(n, 0, 1);
        GaussLegendre now = new GaussLegendre(n);
        for (int m = 0; m < n; m++) {
            assertThat(now.nodes()[m]).isCloseTo(before.getPoint(m), within(5e-16));
            assertThat(now.weights()[m]).isCloseTo(before.getWeight(m), within(2e-15));
        }
        assertThat(now.coarserWeights()).containsExactly(solved(now.nodes()), within(2e-13));
    }

    /** Solves {@code Σₖ wₖ Pⱼ(2αₖ - 1) = ∫₀¹ Pⱼ(2α - 1) dα}, which is 1 for j = 0 and 0 for all others. */
    private static double[] solved(double[] nodes) {
        int kept = (nodes.length + 1) / 2;
        double[][] polynomials = new double[kept][kept];
        for (int k = 0; k < kept; k++) {
            double t = 2 * nodes[2 * k] - 1;
            for (int j = 0; j < kept; j++) {
                polynomials[j][k] = j == 0
                        ? 1
                        : j == 1 ? t : ((2 * j - 1) * t * polynomials[j - 1][k] - (j - 1) * polynomials[j - 2][k]) / j;
            }
        }
        double[] moments = new double[kept];
        moments[0] = 1;
        double[] solution = new LUDecomposition(new Array2DRowRealMatrix(polynomials, false))
                .getSolver()
                .solve(new ArrayRealVector(moments, false))
                .toArray();
        double[] weights = new double[nodes.length];
        for (int k = 0; k < kept; k++) {
            weights[2 * k] = solution[k];
        }
        return weights;
    }
}
