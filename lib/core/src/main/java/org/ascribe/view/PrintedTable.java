package org.ascribe.view;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A table for reading: numbers to the right, text to the left, no row numbers.
 *
 * @param caption above it; may be blank or null
 * @param columns from left to right, of one length
 */
record PrintedTable(@Nullable String caption, List<Column> columns) implements Shown {

    private static final Pattern NUMBER =
            Pattern.compile("-?[0-9]+(\\.[0-9]+)?(e-?[0-9]+)?|-?∞|NaN|" + Numbers.MISSING);

    /** More columns than these are set smaller, so that a page shows them all. */
    private static final int MANY = 7;

    @Override
    public String html() {
        StringBuilder html = new StringBuilder(
                "<table style=\"border-collapse:collapse;font-variant-numeric:tabular-nums;margin:0.5em 0"
                        + (columns.size() > MANY ? ";font-size:85%" : "") + "\">");
        if (caption != null && !caption.isBlank()) {
            html.append("<caption style=\"caption-side:top;text-align:left;font-weight:bold;padding:0.3em 0\">")
                    .append(Html.escape(caption))
                    .append("</caption>");
        }
        html.append("<thead><tr style=\"border-bottom:2px solid #666\">");
        columns.forEach(c -> html.append(cell("th", c, c.title())));
        html.append("</tr></thead><tbody>");
        for (int r = 0; r < rows(); r++) {
            html.append("<tr style=\"border-bottom:1px solid #ddd\">");
            for (Column column : columns) {
                html.append(cell("td", column, column.cells()[r]));
            }
            html.append("</tr>");
        }
        return html.append("</tbody></table>").toString();
    }

    @Override
    public String text() {
        List<String> lines = new ArrayList<>();
        if (caption != null && !caption.isBlank()) {
            lines.add(caption);
        }
        List<String> head = new ArrayList<>();
        List<String> rule = new ArrayList<>();
        for (Column column : columns) {
            head.add(column.pad(column.title()));
            rule.add("-".repeat(column.width()));
        }
        lines.add(String.join("  ", head).stripTrailing());
        lines.add(String.join("  ", rule));
        for (int r = 0; r < rows(); r++) {
            int row = r;
            lines.add(String.join(
                            "  ",
                            columns.stream().map(c -> c.pad(c.cells()[row])).toList())
                    .stripTrailing());
        }
        return String.join("\n", lines);
    }

    private int rows() {
        return columns.isEmpty() ? 0 : columns.get(0).cells().length;
    }

    private static String cell(String tag, Column column, String text) {
        return "<" + tag + " style=\"text-align:" + (column.number() ? "right" : "left") + ";padding:0.25em 0.5em\">"
                + unbroken(text) + "</" + tag + ">";
    }

    /** Where there is no room for both, an interval goes below its estimate; nothing else is broken. */
    private static String unbroken(String text) {
        return "<span style=\"white-space:nowrap\">"
                + Html.escape(text).replace(" [", "</span> <span style=\"white-space:nowrap\">[") + "</span>";
    }

    /**
     * A column.
     *
     * @param title above it
     * @param number whether it is set to the right
     * @param cells from top to bottom
     */
    record Column(String title, boolean number, String[] cells) {

        /** Of fractions, with four significant digits. */
        static Column ofFractions(String title, double... values) {
            return new Column(title, true, Numbers.column(values));
        }

        /** Of text, set as numbers where all of it are numbers. */
        static Column ofText(String title, String... cells) {
            return new Column(
                    title,
                    cells.length > 0
                            && Arrays.stream(cells)
                                    .allMatch(cell -> NUMBER.matcher(cell).matches()),
                    cells);
        }

        private int width() {
            return Math.max(
                    title.length(),
                    Arrays.stream(cells).mapToInt(String::length).max().orElse(0));
        }

        private String pad(String text) {
            String space = " ".repeat(width() - text.length());
            return number ? space + text : text + space;
        }
    }
}
