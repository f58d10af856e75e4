package org.ascribe.view;

import java.math.BigDecimal;
import java.util.stream.LongStream;

/** Round numbers in a range: multiples of 1, 2 or 5 times a power of ten. */
final class Ticks {

    private Ticks() {}

    /** As short as it can be: 0.5. */
    static String text(double tick) {
        return Math.abs(tick) < 1e7 && (tick == 0 || Math.abs(tick) >= 1e-4)
                ? new BigDecimal(Double.toString(tick)).stripTrailingZeros().toPlainString()
                : Numbers.of(tick);
    }

    /** About as many, at least one step of which fits. */
    static double[] of(double low, double high, int about) {
        double step = step((high - low) / Math.max(1, about));
        double slack = 1e-9 * (high - low);
        return LongStream.rangeClosed((long) Math.ceil((low - slack) / step), (long) Math.floor((high + slack) / step))
                .mapToDouble(k -> rounded(k, step))
                .toArray();
    }

    /** The least of 1, 2, 5, 10 times a power of ten that is no less. */
    private static double step(double least) {
        double decade = Math.pow(10, Math.floor(Math.log10(least)));
        double digit = least / decade;
        return decade * (digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10);
    }

    /** Tenths that add up to 0.30000000000000004 are written so. */
    private static double rounded(long k, double step) {
        return step < 1 ? k / (double) Math.round(1 / step) : k * step;
    }
}
