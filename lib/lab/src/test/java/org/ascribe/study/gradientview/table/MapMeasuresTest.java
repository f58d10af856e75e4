package org.ascribe.study.gradientview.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.ascribe.result.Estimate;
import org.junit.jupiter.api.Test;

class MapMeasuresTest {

    private static final double[] A = {1, -2, 3};
    private static final double[] B = {1, -4, 2};

    @Test
    void twoMapsByHand() {
        assertThat(MapMeasures.difference(A, B)).isEqualTo(2.0 / 4);
        assertThat(MapMeasures.distance(A, B)).isEqualTo(3.0 / 7);
        assertThat(MapMeasures.mass(A)).isEqualTo(6);
        // Deviations from the means 2/3 and -1/3, in thirds: 1, -8, 7 and 4, -11, 7.
        assertThat(MapMeasures.correlation(A, B)).isCloseTo(141 / Math.sqrt(114 * 186), within(1e-15));
    }

    @Test
    void aFewAreOneInAHundredAndOneAtLeast() {
        double[] even = new double[250];
        Arrays.fill(even, -1);
        assertThat(MapMeasures.concentration(even)).isEqualTo(3.0 / 250);
        even[7] = 51;
        assertThat(MapMeasures.concentration(even)).isEqualTo(53.0 / 300);
        assertThat(MapMeasures.concentration(A)).isEqualTo(0.5);
    }

    @Test
    void rulingsFollowTheInterval() {
        assertThat(Ruling.above0(new Estimate(1, 0.1, 2, 6))).hasToString("holds");
        assertThat(Ruling.above0(new Estimate(-1, -2, -0.1, 6))).hasToString("differs");
        assertThat(Ruling.above0(new Estimate(1, -0.1, 2, 6))).hasToString("undecided");
        assertThat(Ruling.above0(new Estimate(1, 0.1, 2, 5))).hasToString("undecided");
        assertThat(Ruling.above0(new Estimate(Double.NaN, Double.NaN, Double.NaN, 6)))
                .hasToString("undecided");
        assertThat(Ruling.equal(1e-12)).isEqualTo(Ruling.HOLDS);
        assertThat(Ruling.equal(1e-3)).isEqualTo(Ruling.DIFFERS);
        assertThat(Ruling.equal(Double.NaN)).isEqualTo(Ruling.DIFFERS);
    }
}
