package org.ascribe.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class ColoursTest {

    @Test
    void zeroIsWhiteAndNaNIsNoColourOfTheMap() {
        assertThat(Colours.diverging(0)).isEqualTo(0xFFFFFF);
        assertThat(Colours.diverging(-0.0)).isEqualTo(0xFFFFFF);
        for (int i = -1000; i <= 1000; i++) {
            assertThat(Colours.diverging(i / 1000.0)).isNotEqualTo(Colours.diverging(Double.NaN));
        }
    }

    @Property
    void redIsPositiveAndBlueIsNegative(@ForAll @DoubleRange(min = 0.05, max = 1) double t) {
        assertThat(red(Colours.diverging(t))).isGreaterThan(blue(Colours.diverging(t)));
        assertThat(blue(Colours.diverging(-t))).isGreaterThan(red(Colours.diverging(-t)));
    }

    /** The tolerance in CIE lightness (0 to 100): OKLab and CIELAB differ by that much on saturated blues and reds. */
    @Property
    void neitherSignLooksStronger(@ForAll @DoubleRange(min = 0, max = 1) double t) {
        assertThat(lightness(Colours.diverging(t))).isCloseTo(lightness(Colours.diverging(-t)), within(5.0));
    }

    @Test
    void strongerIsDarker() {
        for (int i = 1; i <= 20; i++) {
            assertThat(lightness(Colours.diverging(i / 20.0))).isLessThan(lightness(Colours.diverging((i - 1) / 20.0)));
            assertThat(lightness(Colours.diverging(-i / 20.0)))
                    .isLessThan(lightness(Colours.diverging((1 - i) / 20.0)));
        }
    }

    @Test
    void beyondTheLimitIsClipped() {
        assertThat(Colours.diverging(7)).isEqualTo(Colours.diverging(1));
        assertThat(Colours.diverging(Double.NEGATIVE_INFINITY)).isEqualTo(Colours.diverging(-1));
    }

    /** CIE 1976 L* of an sRGB colour. */
    private static double lightness(int rgb) {
        double y = 0.2126 * linear(red(rgb)) + 0.7152 * linear(rgb >> 8 & 0xFF) + 0.0722 * linear(blue(rgb));
        return y > 216.0 / 24389 ? 116 * Math.cbrt(y) - 16 : 24389.0 / 27 * y;
    }

    private static double linear(int channel) {
        double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }

    private static int red(int rgb) {
        return rgb >> 16 & 0xFF;
    }

    private static int blue(int rgb) {
        return rgb & 0xFF;
    }
}
