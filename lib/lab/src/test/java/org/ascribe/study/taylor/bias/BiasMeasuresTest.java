package org.ascribe.study.taylor.bias;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.OptionalDouble;
import org.ascribe.Attribution;
import org.ascribe.Certificate;
import org.ascribe.Cost;
import org.ascribe.Explained;
import org.ascribe.Ledger;
import org.ascribe.Unit;
import org.ascribe.engine.HeapArray;
import org.ascribe.gradient.InputXGradient;
import org.junit.jupiter.api.Test;

/** What the baseline study measures, on four pixels. */
class BiasMeasuresTest {

    private static final boolean[] OBJECT = {true, false, false, true};

    @Test
    void fourPixelsByHand() {
        double[] values = {-3, 1, 1, 5};
        double[] errors = {1, 1, 1, 2};
        BiasMeasures m = new BiasMeasures(OBJECT, new double[] {1, 0, 0, 1}, attribution(values, Optional.of(errors)));
        assertThat(m.area()).isEqualTo(0.5);
        assertThat(m.share()).isEqualTo(0.8);
        assertThat(m.spread()).isEqualTo(1);
        // Deviations of |a|: 0.5, −1.5, −1.5, 2.5; of |Δ|: ±0.5. Their products sum to 3, their squares to 11 and 1.
        assertThat(m.follows()).isCloseTo(3 / Math.sqrt(11), within(1e-15));
        assertThat(m.change()).isEqualTo(4);
        assertThat(m.noise()).isEqualTo(0.5);
    }

    @Test
    void equalDifferencesHaveNothingToFollow() {
        // Equal up to rounding: 0.1 + 0.2 is not 0.3.
        double[] distances = {0.3, 0.1 + 0.2, 0.3, 0.3};
        BiasMeasures m = new BiasMeasures(OBJECT, distances, attribution(new double[] {1, 2, 3, 4}, Optional.empty()));
        assertThat(m.follows()).isNaN();
        assertThat(m.noise()).isNaN();
    }

    private static Attribution attribution(double[] values, Optional<double[]> errors) {
        long[] shape = {values.length};
        return new Attribution(
                new InputXGradient(),
                new HeapArray(shape, values),
                new HeapArray(shape, new double[values.length]),
                new Explained(0, Unit.LOGIT, 1, OptionalDouble.of(5)),
                new Certificate(errors, OptionalDouble.empty(), OptionalDouble.empty(), Ledger.NONE),
                new Cost(0, 0, 0));
    }
}
