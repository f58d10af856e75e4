package org.ascribe.study.deeptaylor;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.ascribe.result.OnlyShows;
import org.ascribe.result.Rows;

/** Parts of the rows, and numbers as tables write them. */
@OnlyShows
final class Parts {

    private static final double LEAST_PLAIN = 1e-3;
    private static final double MOST_PLAIN = 1e4;

    private Parts() {}

    static Rows of(Rows rows, String part) {
        return rows.where("part", part);
    }

    /** The rows of each net, in their order. */
    static Map<String, Rows> byNet(Rows rows) {
        Map<String, Rows> byNet = new LinkedHashMap<>();
        rows.groupBy("net").forEach((key, some) -> byNet.put(key.get(0), some));
        return byNet;
    }

    static String number(double value) {
        double size = Math.abs(value);
        if (value == 0) {
            return "0";
        }
        return size < LEAST_PLAIN || size >= MOST_PLAIN || !Double.isFinite(value)
                ? String.format(Locale.ROOT, "%.1e", value)
                : new BigDecimal(value)
                        .round(new MathContext(size >= 100 ? 3 : 2))
                        .toPlainString();
    }

    static String percent(double share) {
        return share == 0 ? "0" : number(100 * share) + " %";
    }

    static double largest(double... values) {
        return Arrays.stream(values).max().orElse(0);
    }

    /** One after another. */
    static double[] quotients(double[] numbers, double[] by) {
        double[] quotients = numbers.clone();
        Arrays.setAll(quotients, i -> numbers[i] / by[i]);
        return quotients;
    }

    /** The means over what one sample has several of, a number a sample. */
    static double[] byItem(Rows rows, ToDoubleFunction<Rows> number) {
        List<Rows> items = List.copyOf(rows.groupBy("item").values());
        return items.stream().mapToDouble(number).toArray();
    }
}
