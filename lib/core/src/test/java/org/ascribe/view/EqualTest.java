package org.ascribe.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class EqualTest {

    @Test
    void whatIsEqualIsSaid() {
        assertThat(Equal.within(1e-3, new double[] {1, 2}, new double[] {1, 2.0005}))
                .isEqualTo("the same numbers (largest difference 5.0e-04)");
        assertThat(Equal.within(0, new double[] {1}, new double[] {1}))
                .isEqualTo("the same numbers (largest difference 0.0e+00)");
        assertThat(Equal.within(1e-3, 2, 2.0005)).isEqualTo("the same number (difference 5.0e-04)");
        assertThat(Equal.holds("two and two are four", 2 + 2 == 4)).isEqualTo("two and two are four");
    }

    @Test
    void whatIsNotEqualEndsTheCell() {
        assertThatThrownBy(() -> Equal.within(1e-3, new double[] {1, 2}, new double[] {1, 2.5}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("not the same numbers: 2.0 and 2.5 at place 1; expected them within 0.001");
        assertThatThrownBy(() -> Equal.within(1e-3, 2, 3)).hasMessageContaining("2.0 and 3.0");
        assertThatThrownBy(() -> Equal.within(1, new double[2], new double[3]))
                .hasMessageContaining("2 of them, and 3");
        assertThatThrownBy(() -> Equal.holds(" two and two are five", 2 + 2 == 5))
                .hasMessage("it does not hold: two and two are five");
    }

    @Test
    void whatIsNoNumberEqualsNothing() {
        double[][] odd = {{Double.NaN}, {Double.POSITIVE_INFINITY}};
        for (double[] a : odd) {
            for (double[] b : odd) {
                assertThatThrownBy(() -> Equal.within(1e300, a, b)).isInstanceOf(IllegalStateException.class);
                assertThatThrownBy(() -> Equal.within(1e300, a[0], b[0])).isInstanceOf(IllegalStateException.class);
            }
        }
    }
}
