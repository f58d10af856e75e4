package org.ascribe.study.taylor.reformulation;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.ascribe.result.Estimate;
import org.ascribe.result.OnlyShows;

/**
 * What becomes of a number from order to order.
 *
 * @param values to order 1 … K
 * @param unit of the values, with a space before it where one belongs
 */
@OnlyShows
record OrderCourse(List<Double> values, String unit) {

    static OrderCourse of(List<Estimate> estimates, String unit) {
        return new OrderCourse(estimates.stream().map(Estimate::value).toList(), unit);
    }

    /** The order with the smallest value. */
    int best() {
        int best = 0;
        for (int k = 1; k < values.size(); k++) {
            best = values.get(k) < values.get(best) ? k : best;
        }
        return best + 1;
    }

    boolean fallsWithEveryOrder() {
        for (int k = 1; k < values.size(); k++) {
            if (!(values.get(k) < values.get(k - 1))) {
                return false;
            }
        }
        return true;
    }

    /** Whether more orders are worse in the end: the last value is above the smallest. */
    boolean turns() {
        return best() < values.size();
    }

    /** Such as {@code is smallest at K = 3, 20.7 %, and 33.4 % at K = 6}. */
    String words() {
        if (fallsWithEveryOrder()) {
            return "falls with every order, " + list();
        }
        String last = number(values.size());
        return turns()
                ? "is smallest at K = " + best() + ", " + number(best()) + ", and " + last + " at K = " + values.size()
                : "falls, though not with every order, " + list();
    }

    private String list() {
        return values.stream().map(OrderCourse::digits).collect(Collectors.joining(", ")) + unit;
    }

    private String number(int k) {
        return digits(values.get(k - 1)) + unit;
    }

    static String digits(double value) {
        return value == 0 ? "0" : String.format(Locale.ROOT, "%.3g", value);
    }
}
