package org.ascribe.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.ascribe.study.taylor.principles.Trend;
import org.junit.jupiter.api.Test;

/** Reports print these to the last digit: taken from Commons Math 3.6.1, whichever library ranks, correlates and interpolates. */
class StoredIntervalsTest {

    @Test
    void means() {
        assertThat(Bootstrap.DEFAULT.mean(numbers(1, 40)))
                .isEqualTo(new Estimate(0.5248297538933534, 0.44589839114845553, 0.6024927809532277, 40));
        assertThat(new Bootstrap(-7, 999).mean(numbers(2, 5)))
                .isEqualTo(new Estimate(0.6025970681696106, 0.45815677875609745, 0.7249551515075427, 5));
    }

    @Test
    void correlations() {
        assertThat(Bootstrap.DEFAULT.correlation(numbers(3, 30), numbers(4, 30)))
                .isEqualTo(new Estimate(0.06011498856384478, -0.3110129101716076, 0.4471674743016241, 30));
        double[] ties =
                Arrays.stream(numbers(5, 12)).map(v -> Math.floor(4 * v)).toArray();
        assertThat(Trend.correlations(ties, numbers(6, 12))).containsExactly(0.10234820483880935, 0.24747078315331678);
    }

    @Test
    void medians() {
        assertThat(Bootstrap.DEFAULT.median(numbers(7, 20)))
                .isEqualTo(new Estimate(0.5081202104114168, 0.3589532437718872, 0.8106648222792807, 20));
    }

    private static double[] numbers(long seed, int count) {
        return new SplittableRandom(seed).doubles(count).toArray();
    }
}
