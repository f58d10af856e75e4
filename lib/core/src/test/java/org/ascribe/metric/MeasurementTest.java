package org.ascribe.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class MeasurementTest {

    @Test
    void theMeanOfPicturesHasTheErrorOfPickingThem() {
        Measurement mean = Measurement.mean(List.of(of(1), of(2), of(6)));
        assertThat(mean.value()).isEqualTo(3);
        // Squares 4 + 1 + 9 over n − 1 = 2, over n = 3.
        assertThat(mean.standardError()).hasValue(Math.sqrt(14.0 / 2 / 3));
        assertThat(mean.direction()).isEqualTo(Direction.LOWER_IS_BETTER);
        assertThat(mean.settings()).isEqualTo("ATV");
    }

    @Test
    void theMeanOfOneIsThatOne() {
        Measurement one = new Measurement(2, Direction.HIGHER_IS_BETTER, OptionalDouble.of(0.1), "s");
        assertThat(Measurement.mean(List.of(one))).isEqualTo(one);
    }

    @Test
    void differentSettingsHaveNoMean() {
        Measurement other = new Measurement(2, Direction.LOWER_IS_BETTER, OptionalDouble.empty(), "AUPC");
        assertThatThrownBy(() -> Measurement.mean(List.of(of(1), other)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("measurements: of AUPC and of ATV; expected the same settings for all");
        assertThatThrownBy(() -> Measurement.mean(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("measurements: none; expected one or more");
    }

    @Test
    void itReadsAsASentence() {
        assertThat(of(0.25)).hasToString("0.250000 (lower is better), ATV");
        assertThat(new Measurement(0.5, Direction.HIGHER_IS_BETTER, OptionalDouble.of(0.0123), "Box"))
                .hasToString("0.500000 ± 0.012 (higher is better), Box");
    }

    private static Measurement of(double value) {
        return new Measurement(value, Direction.LOWER_IS_BETTER, OptionalDouble.empty(), "ATV");
    }
}
