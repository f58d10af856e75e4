package org.ascribe.taylor.principle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.ascribe.Attribution;
import org.ascribe.gradient.Gradient;
import org.hipparchus.stat.regression.OLSMultipleLinearRegression;

/** What the networks compute, held against the polynomials as they are written down. */
class PolynomialFamilyTest {

    private static final int POINTS = 12;

    /** What a polynomial says it is, on features a, b, c, d, without its coefficients. */
    private static final Map<String, Function<double[], double[]>> MONOMIALS = Map.of(
            "a²", x -> new double[] {x[0] * x[0]},
            "a³ + a⁴", x -> new double[] {Math.pow(x[0], 3), Math.pow(x[0], 4)},
            "a² + ab", x -> new double[] {x[0] * x[0], x[0] * x[1]},
            "a²b + ab² + a²b²", x -> new double[] {x[0] * x[0] * x[1], x[0] * x[1] * x[1], x[0] * x[0] * x[1] * x[1]},
            "abc", x -> new double[] {x[0] * x[1] * x[2]},
            "a² + a·c² - ac·c", x -> new double[] {x[0] * x[0]});

    @Property(tries = 20)
    void theNetworkComputesTheseMonomialsAndNothingElse(@ForAll long seed) {
        PolynomialFamily known = PolynomialFamily.of(new Random(seed));
        Random random = new Random(~seed);
        double[][] points = new double[POINTS][];
        Arrays.setAll(points, p -> random.doubles(Probe.FEATURES, -1.5, 1.5).toArray());
        int functions = known.polynomials().size();
        for (int target = 0; target < Probe.ROWS * functions; target++) {
            Polynomial polynomial = known.polynomials().get(target % functions);
            int from = target / functions * Probe.COLUMNS;
            double[][] monomials = new double[POINTS][];
            Arrays.setAll(
                    monomials,
                    p -> MONOMIALS
                            .get(polynomial.words())
                            .apply(Arrays.copyOfRange(points[p], from, from + Probe.COLUMNS)));
            OLSMultipleLinearRegression fit = new OLSMultipleLinearRegression();
            fit.setNoIntercept(true);
            fit.newSampleData(outputs(known, target, points), monomials);

            for (double left : fit.estimateResiduals()) {
                assertThat(left).as(polynomial.words()).isCloseTo(0, within(1e-9));
            }
            for (double coefficient : fit.estimateRegressionParameters()) {
                assertThat(Math.abs(coefficient)).isBetween(0.25, 2.25);
            }
        }
    }

    @Property(tries = 5)
    void itsGradientIsZeroOutsideItsSubset(@ForAll long seed) {
        PolynomialFamily known = PolynomialFamily.of(new Random(seed));
        for (Answer answer : known.family().ask(new Gradient())) {
            Set<Integer> places =
                    answer.places(known.polynomials().get(answer.function()).subset());
            double[] gradient = answer.attribution().values();
            for (int i = 0; i < gradient.length; i++) {
                if (places.contains(i)) {
                    // By chance one is smaller once in a million runs; rounding is ten times smaller.
                    assertThat(Math.abs(gradient[i])).isGreaterThan(1e-8);
                } else {
                    assertThat(gradient[i]).isCloseTo(0, within(1e-9));
                }
            }
        }
    }

    private static double[] outputs(PolynomialFamily known, int target, double[][] points) {
        int[] targets = new int[points.length];
        Arrays.fill(targets, target);
        return known.family().probe().ask(new Gradient(), targets, points).stream()
                .mapToDouble(Attribution::output)
                .toArray();
    }
}
