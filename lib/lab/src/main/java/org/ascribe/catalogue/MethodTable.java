package org.ascribe.catalogue;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.ascribe.view.Numbers;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The comparison of methods as a table of words. */
final class MethodTable {

    private static final String NONE = "–";

    private MethodTable() {}

    static Table of(MethodComparison comparison) {
        List<MethodRow> rows = comparison.rows();
        return Table.create(
                comparison.title(),
                column("method", rows, row -> row.entry().name()),
                column("forwards", rows, MethodTable::forwards),
                column("backwards", rows, MethodTable::backwards),
                column("ms", rows, row -> milliseconds(row.seconds())),
                column("× gradient", rows, MethodTable::ratio),
                column("residual", rows, row -> number(row.residual())),
                column("standard error", rows, row -> number(row.standardError())));
    }

    static String forwards(MethodRow row) {
        return row.attribution().map(a -> String.valueOf(a.cost().forwards())).orElse(NONE);
    }

    static String backwards(MethodRow row) {
        return row.attribution().map(a -> String.valueOf(a.cost().backwards())).orElse(NONE);
    }

    /** Three digits are more than a clock is worth. */
    static String milliseconds(double seconds) {
        double ms = 1e3 * seconds;
        return Double.isNaN(ms)
                ? NONE
                : ms >= 100
                        ? String.valueOf(Math.round(ms))
                        : String.format(Locale.ROOT, ms >= 10 ? "%.1f" : "%.2f", ms);
    }

    static String ratio(MethodRow row) {
        double ratio = row.seconds() / row.gradientSeconds();
        return Double.isNaN(ratio) ? NONE : String.format(Locale.ROOT, ratio >= 9.95 ? "%.0f" : "%.1f", ratio);
    }

    static String number(OptionalDouble number) {
        return number.isPresent() ? Numbers.of(number.getAsDouble()) : NONE;
    }

    private static StringColumn column(String name, List<MethodRow> rows, Function<MethodRow, String> cell) {
        return StringColumn.create(name, rows.stream().map(cell));
    }
}
