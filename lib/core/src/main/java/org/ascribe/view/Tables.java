package org.ascribe.view;

import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.FloatColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * Tablesaw's tables for reading: numbers to the right, those of number columns with four significant digits; text to the left, no
 * row numbers.
 */
@SuppressWarnings("exports") // of a library that may not be there
public final class Tables {

    private Tables() {}

    /**
     * For a notebook or a page.
     *
     * @param table its name becomes the caption
     * @return an HTML table
     */
    public static String html(Table table) {
        return print(table).html();
    }

    /**
     * For a terminal.
     *
     * @param table its name becomes the first line
     * @return aligned lines, without a trailing line break
     */
    public static String text(Table table) {
        return print(table).text();
    }

    static PrintedTable print(Table table) {
        return new PrintedTable(
                table.name(), table.columns().stream().map(Tables::print).toList());
    }

    private static PrintedTable.Column print(Column<?> column) {
        // Tablesaw's types are not always the constants of ColumnType: which class was loaded first decides.
        if (column instanceof DoubleColumn || column instanceof FloatColumn) {
            return PrintedTable.Column.ofFractions(column.name(), ((NumericColumn<?>) column).asDoubleArray());
        }
        String[] cells = new String[column.size()];
        for (int r = 0; r < cells.length; r++) {
            cells[r] = column.isMissing(r) ? Numbers.MISSING : String.valueOf(column.get(r));
        }
        return column instanceof NumericColumn
                ? new PrintedTable.Column(column.name(), true, cells)
                : PrintedTable.Column.ofText(column.name(), cells);
    }
}
