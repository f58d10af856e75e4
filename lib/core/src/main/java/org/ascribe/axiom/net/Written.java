package org.ascribe.axiom.net;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Numbers in formulas and sentences: four significant digits, without zeros at the end where those are all there are but for rounding. */
public final class Written {

    private static final int DIGITS = 4;
    private static final double ROUNDING = 1e-8;

    private Written() {}

    /**
     * {@return a number}
     *
     * @param value any number
     */
    public static String number(double value) {
        double size = Math.abs(value);
        if (!Double.isFinite(value) || value == 0) {
            return value == 0 ? "0" : Double.toString(value).replace('-', '−');
        }
        if (size >= 1e7 || size < 1e-3) {
            return String.format(Locale.ROOT, "%.3e", value)
                    .replaceFirst("\\.?0*e", "e")
                    .replaceFirst("e([-+])0*", "e$1")
                    .replace("e+", "e")
                    .replace('-', '−');
        }
        BigDecimal exact = BigDecimal.valueOf(value);
        BigDecimal rounded = exact.round(new MathContext(DIGITS));
        BigDecimal shown = size >= 1e4 ? exact.setScale(0, RoundingMode.HALF_EVEN) : rounded;
        boolean all = Math.abs(shown.doubleValue() - value) <= ROUNDING * size;
        return (all ? shown.stripTrailingZeros() : shown).toPlainString().replace('-', '−');
    }

    /**
     * {@return several numbers in brackets}
     *
     * @param x any numbers
     */
    public static String point(double... x) {
        return Arrays.stream(x).mapToObj(Written::number).collect(Collectors.joining(", ", "(", ")"));
    }
}
