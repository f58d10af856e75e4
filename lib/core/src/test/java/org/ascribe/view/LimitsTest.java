package org.ascribe.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LimitsTest {

    @Test
    void largestIsTheLargestFiniteMagnitude() {
        assertThat(Limits.largest().of(DoubleStream.of(1, -3, 2, Double.NaN, Double.NEGATIVE_INFINITY)))
                .isEqualTo(3);
        assertThat(Limits.largest().of(DoubleStream.empty())).isZero();
    }

    @Test
    void aPercentileIsANearestRank() {
        assertThat(Limits.percentile(99).of(IntStream.rangeClosed(1, 100).asDoubleStream()))
                .isEqualTo(99);
        assertThat(Limits.percentile(0.001).of(DoubleStream.of(5, -4))).isEqualTo(4);
    }

    @Test
    void nonsenseIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Limits.percentile(0))
                .withMessageStartingWith("percent: 0");
        assertThatIllegalArgumentException().isThrownBy(() -> Limits.percentile(Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> Limits.of(0)).withMessageStartingWith("limit: 0");
    }
}
