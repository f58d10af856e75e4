package org.ascribe.weights;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import org.junit.jupiter.api.Test;

class HalfTest {

    @Test
    void everyNumberComesBack() {
        for (int bits = 0; bits < 1 << 16; bits++) {
            float value = Half.value((short) bits);
            if (!Float.isNaN(value)) {
                assertThat(Half.bits(value)).isEqualTo((short) bits);
            }
        }
        assertThat(Half.value(Half.bits(Float.NaN))).isNaN();
    }

    /** Against all finite numbers there are. */
    @Property(tries = 500)
    void theNearestIsTaken(@ForAll @FloatRange(min = -70000, max = 70000) float value) {
        nearest(value);
        nearest(value * 0x1p-20f);
    }

    private static void nearest(float value) {
        float found = Half.value(Half.bits(value));
        if (Float.isInfinite(found)) {
            assertThat(Math.abs(value)).isGreaterThanOrEqualTo(65520f);
            return;
        }
        float least = Float.POSITIVE_INFINITY;
        for (int bits = 0; bits < 0x7c00; bits++) {
            least = Math.min(least, Math.abs(Math.abs(value) - Half.value((short) bits)));
        }
        assertThat(Math.abs(value - found)).isEqualTo(least);
    }

    @Test
    void halfwayGoesToTheEvenOne() {
        List<Float> found = new ArrayList<>();
        for (float value :
                new float[] {1 + 0x1p-11f, 1 + 3 * 0x1p-11f, 0x1p-25f, 3 * 0x1p-25f, 65519.996f, 65520, -65520}) {
            found.add(Half.value(Half.bits(value)));
        }
        assertThat(found)
                .containsExactly(
                        1f, 1 + 0x1p-9f, 0f, 0x1p-23f, 65504f, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY);
    }
}
