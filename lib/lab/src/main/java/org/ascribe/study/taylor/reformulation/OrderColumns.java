package org.ascribe.study.taylor.reformulation;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.ascribe.ScalarFunction;
import org.ascribe.baseline.Baseline;
import org.ascribe.result.Row;
import org.ascribe.result.Rows;
import org.ascribe.taylor.ExpansionPoint;

/**
 * What an expansion of f between a sample and its baseline gives a row: how far it seems to reach, its error, and how far five
 * methods are from their terms, all to order 1 … K.
 *
 * @param orders K
 * @param nodes of the Gauss-Legendre rule of Integrated Gradients
 */
record OrderColumns(int orders, int nodes) {

    /** The methods: their columns, and their names in the paper. */
    static final List<String> METHODS = List.of("Occ-1", "Occ-2x2", "Occ-4x4", "DL", "IG");

    /** {@code change of f, radius, error, dl, occ_1, occ_2x2, occ_4x4, ig}, all but the first two once for each order. */
    Row addTo(Row row, ScalarFunction f, NDArray x, Baseline b, ExpansionPoint at) {
        Expansion expansion = Expansion.of(f, x, b, at, orders);
        Row longer = row.and("output_change", expansion.change()).and("radius", expansion.radius());
        longer = byOrder(longer, "error", expansion.errors());
        longer = byOrder(longer, "dl", new LayerChanges(b, at, orders).of(f, x));
        for (Reformulation method : Reformulation.all(b, nodes, at, orders)) {
            longer = byOrder(longer, method.name(), method.changes(f, x));
        }
        return longer;
    }

    private static Row byOrder(Row row, String what, double... values) {
        Row longer = row;
        for (int k = 1; k <= values.length; k++) {
            longer = longer.and(column(what, k), values[k - 1]);
        }
        return longer;
    }

    /** The column of a method's change, or of the expansion's error, to order k; the method as the paper has it. */
    static String column(String what, int k) {
        return what.toLowerCase(Locale.ROOT).replace('-', '_') + "_k" + k;
    }

    /** The largest change of any method in any row, to the orders from one to another. */
    static double largestChange(Rows rows, int from, int to) {
        return METHODS.stream()
                .flatMap(method -> IntStream.rangeClosed(from, to).mapToObj(k -> column(method, k)))
                .flatMapToDouble(column -> Arrays.stream(rows.numbers(column)))
                .max()
                .orElseThrow();
    }
}
