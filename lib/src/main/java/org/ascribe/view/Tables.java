package org.ascribe.view;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.FloatColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Tables for reading: numbers to the right, those of number columns with four significant digits; text to the left, no row numbers. */
public final class Tables {

    private static final Pattern NUMBER =
            Pattern.compile("-?[0-9]+(\\.[0-9]+)?(e-?[0-9]+)?|-?∞|NaN|" + Numbers.MISSING);

    /** More columns than these are set smaller, so that a page shows them all. */
    private static final int MANY = 7;

    private Tables() {}

    /**
     * For a notebook or a page.
     *
     * @param table its name becomes the caption
     * @return an HTML table
     */
    public static String html(Table table) {
        List<Printed> columns = print(table);
        StringBuilder html = new StringBuilder(
                "<table style=\"border-collapse:collapse;font-variant-numeric:tabular-nums;margin:0.5em 0"
                        + (columns.size() > MANY ? ";font-size:85%" : "") + "\">");
        if (table.name() != null && !table.name().isBlank()) {
            html.append("<caption style=\"caption-side:top;text-align:left;font-weight:bold;padding:0.3em 0\">")
                    .append(Html.escape(table.name()))
                    .append("</caption>");
        }
        html.append("<thead><tr style=\"border-bottom:2px solid #666\">");
        columns.forEach(c -> html.append(cell("th", c, c.title())));
        html.append("</tr></thead><tbody>");
        for (int r = 0; r < table.rowCount(); r++) {
            html.append("<tr style=\"border-bottom:1px solid #ddd\">");
            for (Printed column : columns) {
                html.append(cell("td", column, column.cells()[r]));
            }
            html.append("</tr>");
        }
        return html.append("</tbody></table>").toString();
    }

    /**
     * For a terminal.
     *
     * @param table its name becomes the first line
     * @return aligned lines, without a trailing line break
     */
    public static String text(Table table) {
        List<Printed> columns = print(table);
        List<String> lines = new ArrayList<>();
        if (table.name() != null && !table.name().isBlank()) {
            lines.add(table.name());
        }
        List<String> head = new ArrayList<>();
        List<String> rule = new ArrayList<>();
        for (Printed column : columns) {
            head.add(column.pad(column.title()));
            rule.add("-".repeat(column.width()));
        }
        lines.add(String.join("  ", head).stripTrailing());
        lines.add(String.join("  ", rule));
        for (int r = 0; r < table.rowCount(); r++) {
            int row = r;
            lines.add(String.join(
                            "  ",
                            columns.stream().map(c -> c.pad(c.cells()[row])).toList())
                    .stripTrailing());
        }
        return String.join("\n", lines);
    }

    private static String cell(String tag, Printed column, String text) {
        return "<" + tag + " style=\"text-align:" + (column.number() ? "right" : "left") + ";padding:0.25em 0.5em\">"
                + unbroken(text) + "</" + tag + ">";
    }

    /** Where there is no room for both, an interval goes below its estimate; nothing else is broken. */
    private static String unbroken(String text) {
        return "<span style=\"white-space:nowrap\">"
                + Html.escape(text).replace(" [", "</span> <span style=\"white-space:nowrap\">[") + "</span>";
    }

    private static List<Printed> print(Table table) {
        return table.columns().stream().map(Tables::print).toList();
    }

    private static Printed print(Column<?> column) {
        // Tablesaw's types are not always the constants of ColumnType: which class was loaded first decides.
        boolean fraction = column instanceof DoubleColumn || column instanceof FloatColumn;
        String[] cells = new String[column.size()];
        if (fraction) {
            cells = Numbers.column(((NumericColumn<?>) column).asDoubleArray());
        } else {
            for (int r = 0; r < cells.length; r++) {
                cells[r] = column.isMissing(r) ? Numbers.MISSING : String.valueOf(column.get(r));
            }
        }
        boolean number = column instanceof NumericColumn
                || cells.length > 0
                        && Arrays.stream(cells)
                                .allMatch(cell -> NUMBER.matcher(cell).matches());
        return new Printed(column.name(), number, cells);
    }

    private record Printed(String title, boolean number, String[] cells) {

        int width() {
            return Math.max(
                    title.length(),
                    Arrays.stream(cells).mapToInt(String::length).max().orElse(0));
        }

        String pad(String text) {
            String space = " ".repeat(width() - text.length());
            return number ? space + text : text + space;
        }
    }
}
