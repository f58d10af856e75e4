package org.ascribe.study.gradientview.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MapComparisonTest {

    private static final double[] A = {1, -2, 3};
    private static final double[] B = {1, -4, 2};

    @Test
    void twoMapsByHand() {
        assertThat(MapComparison.difference(A, B)).isEqualTo(2.0 / 4);
        assertThat(MapComparison.distance(A, B)).isEqualTo(3.0 / 7);
        assertThat(MapComparison.mass(A)).isEqualTo(6);
        // Deviations from the means 2/3 and -1/3, in thirds: 1, -8, 7 and 4, -11, 7.
        assertThat(MapComparison.correlation(A, B)).isCloseTo(141 / Math.sqrt(114 * 186), within(1e-15));
    }

    @Test
    void aFewAreOneInAHundredAndOneAtLeast() {
        double[] even = new double[250];
        Arrays.fill(even, -1);
        assertThat(MapComparison.concentration(even)).isEqualTo(3.0 / 250);
        even[7] = 51;
        assertThat(MapComparison.concentration(even)).isEqualTo(53.0 / 300);
        assertThat(MapComparison.concentration(A)).isEqualTo(0.5);
    }
}
