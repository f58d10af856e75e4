package org.ascribe.view;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Locale;

/** Numbers as a reader wants them: a few significant digits, a decimal point in every country. */
public final class Numbers {

    /** What stands where a number is missing or undefined. */
    static final String MISSING = "–";

    private static final int DIGITS = 4;

    private Numbers() {}

    /**
     * Four significant digits; whole numbers whole; very large and very small ones with an exponent.
     *
     * @param v any number
     * @return such as {@code 0.1230}, {@code 12} or {@code 1.500e-7}
     */
    public static String of(double v) {
        if (!Double.isFinite(v)) {
            return Double.isNaN(v) ? "NaN" : v > 0 ? "∞" : "-∞";
        }
        if (v == 0) {
            return "0";
        }
        double size = Math.abs(v);
        if (size >= 1e7 || size < 1e-3) {
            return scientific(v);
        }
        return v == Math.rint(v) ? fixed(v, 0) : fixed(v, decimals(size));
    }

    /** The numbers of a table's column, with the same decimals wherever that leaves a number two significant digits. */
    static String[] column(double... values) {
        double largest = Arrays.stream(values)
                .filter(Double::isFinite)
                .map(Math::abs)
                .max()
                .orElse(0);
        boolean whole = Arrays.stream(values).filter(Double::isFinite).allMatch(v -> v == Math.rint(v));
        int decimals = whole || largest == 0 ? 0 : decimals(largest);
        return Arrays.stream(values).mapToObj(v -> cell(v, largest, decimals)).toArray(String[]::new);
    }

    private static String cell(double v, double largest, int decimals) {
        if (Double.isNaN(v)) {
            return MISSING;
        }
        boolean tooFine = v != 0 && Math.abs(v) < Math.pow(10, 1 - decimals) && v != Math.rint(v);
        return !Double.isFinite(v) || tooFine || largest >= 1e7 || largest < 1e-3 ? of(v) : fixed(v, decimals);
    }

    private static int decimals(double size) {
        return Math.max(0, DIGITS - 1 - (int) Math.floor(Math.log10(size)));
    }

    private static String fixed(double v, int decimals) {
        return BigDecimal.valueOf(v).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
    }

    private static String scientific(double v) {
        String[] parts = String.format(Locale.ROOT, "%.3e", v).split("e");
        return parts[0] + "e" + Integer.parseInt(parts[1]);
    }
}
