package org.ascribe.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MedianTest {

    @Test
    void theMiddleOrTheMeanOfTheMiddleTwo() {
        assertThat(Median.of(5)).isEqualTo(5);
        assertThat(Median.of(9, 1, 2)).isEqualTo(2);
        assertThat(Median.of(4, 9, 1, 2)).isEqualTo(3);
    }

    @Test
    void ofNumbersThatAMeanBreaksOn() {
        double infinite = Double.POSITIVE_INFINITY;
        assertThat(Median.of(1, infinite, infinite, infinite)).isEqualTo(infinite);
        assertThat(Median.of(-infinite, 1, infinite)).isEqualTo(1);
        assertThat(Median.of(Double.MAX_VALUE, Double.MAX_VALUE)).isEqualTo(Double.MAX_VALUE);
        assertThat(Median.of(1, Double.NaN, 2)).isNaN();
        assertThatThrownBy(Median::of).hasMessage("numbers: none; expected one or more to have a median");
    }
}
