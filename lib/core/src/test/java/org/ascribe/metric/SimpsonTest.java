package org.ascribe.metric;

import static org.ascribe.metric.Measured.near;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class SimpsonTest {

    @Property
    void bothAreExactForStraightLines(
            @ForAll @IntRange(min = 2, max = 12) int points,
            @ForAll @DoubleRange(min = -5, max = 5) double a,
            @ForAll @DoubleRange(min = -5, max = 5) double b,
            @ForAll Simpson rule) {
        double last = points - 1;
        near(rule.area(polynomial(points, a, b, 0, 0)), a * last + b * last * last / 2, 1e-12);
    }

    @Property
    void theParabolaRuleIsExactForParabolas(
            @ForAll @IntRange(min = 3, max = 12) int points, @ForAll @DoubleRange(min = -5, max = 5) double c) {
        double last = points - 1;
        near(
                Simpson.PARABOLA_AT_THE_END.area(polynomial(points, 1, 2, c, 0)),
                last + last * last + c * Math.pow(last, 3) / 3,
                1e-12);
    }

    @Property
    void bothAreExactForCubicsOnAnOddNumberOfPoints(
            @ForAll @IntRange(min = 1, max = 6) int pairs, @ForAll Simpson rule) {
        double last = 2 * pairs;
        near(
                rule.area(polynomial(2 * pairs + 1, 1, 2, 3, 4)),
                last + last * last + Math.pow(last, 3) + Math.pow(last, 4),
                1e-12);
    }

    @Example
    void theyDifferOnAnEvenNumberOfPoints() {
        // y = t² on 0, 1, 2, 3: the integral is 9; either trapezium is 1/6 too large.
        assertThat(Simpson.PARABOLA_AT_THE_END.area(0, 1, 4, 9)).isEqualTo(9);
        near(Simpson.MEAN_OF_TRAPEZIA_AT_BOTH_ENDS.area(0, 1, 4, 9), 9 + 1.0 / 6, 1e-15);
    }

    @Example
    void onePointHasNoArea() {
        for (Simpson rule : Simpson.values()) {
            assertThatThrownBy(() -> rule.area(3))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("y: 1 points; expected two or more to have an area");
        }
    }

    private static double[] polynomial(int points, double... coefficients) {
        return IntStream.range(0, points)
                .mapToDouble(t -> {
                    double y = 0;
                    for (int k = coefficients.length - 1; k >= 0; k--) {
                        y = y * t + coefficients[k];
                    }
                    return y;
                })
                .toArray();
    }
}
