package org.ascribe.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class NumbersTest {

    @Test
    void fourSignificantDigits() {
        assertThat(Numbers.of(12.3456)).isEqualTo("12.35");
        assertThat(Numbers.of(-0.0123456)).isEqualTo("-0.01235");
        assertThat(Numbers.of(12345.678)).isEqualTo("12346");
        assertThat(Numbers.of(3)).isEqualTo("3");
        assertThat(Numbers.of(0)).isEqualTo("0");
        assertThat(Numbers.of(1.23456e-9)).isEqualTo("1.235e-9");
        assertThat(Numbers.of(-2e12)).isEqualTo("-2.000e12");
        assertThat(Numbers.of(Double.NaN)).isEqualTo("NaN");
        assertThat(Numbers.of(Double.NEGATIVE_INFINITY)).isEqualTo("-∞");
    }

    @Test
    void readsBackToFourDigits() {
        Random random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            double v = random.nextGaussian() * Math.pow(10, random.nextInt(-30, 30));
            assertThat(Double.parseDouble(Numbers.of(v))).isCloseTo(v, within(Math.abs(v) * 5.001e-4));
        }
    }

    @Test
    void aColumnHasTheSameDecimals() {
        assertThat(Numbers.column(40.29, 3.5, 0.12, 0)).containsExactly("40.29", "3.50", "0.12", "0.00");
        assertThat(Numbers.column(1, 20, -300)).containsExactly("1", "20", "-300");
    }

    @Test
    void aColumnHidesNoSmallNumber() {
        assertThat(Numbers.column(40.29, 0.00012, Double.NaN)).containsExactly("40.29", "1.200e-4", "–");
        assertThat(Numbers.column(1e-12, 2.5e-11)).containsExactly("1.000e-12", "2.500e-11");
    }
}
