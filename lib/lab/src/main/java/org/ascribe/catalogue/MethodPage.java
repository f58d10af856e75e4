package org.ascribe.catalogue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.ascribe.Attribution;
import org.ascribe.view.HeatMap;
import org.ascribe.view.Html;
import org.ascribe.view.Png;

/** The comparison of methods as HTML. */
final class MethodPage {

    private static final HeatMap THUMBNAIL = HeatMap.STANDARD.withSide(84);
    private static final List<String> HEADS =
            List.of("", "method", "traits", "forwards", "backwards", "ms", "× gradient", "residual", "standard error");
    private static final String CELL = "padding:0.35em 0.7em;vertical-align:top;text-align:";
    private static final String FAINT = "color:#666;font-size:90%";

    private MethodPage() {}

    static String fragment(MethodComparison comparison) {
        StringBuilder html = new StringBuilder("<article>\n<h2>")
                .append(Html.escape(comparison.title()))
                .append("</h2>\n<div style=\"overflow-x:auto\"><table style=\"border-collapse:collapse;")
                .append("font-variant-numeric:tabular-nums\">\n<thead><tr style=\"border-bottom:2px solid #666\">");
        HEADS.forEach(head -> html.append("<th style=\"")
                .append(CELL)
                .append(HEADS.indexOf(head) < 3 ? "left" : "right")
                .append("\">")
                .append(head)
                .append("</th>"));
        html.append("</tr></thead>\n<tbody>\n");
        comparison.byRoom().forEach((room, rows) -> {
            html.append("<tr><th colspan=\"")
                    .append(HEADS.size())
                    .append("\" style=\"")
                    .append(CELL);
            html.append("left;padding-top:1em\">").append(Html.escape(room)).append("</th></tr>\n");
            rows.forEach(row -> html.append(row(row)));
        });
        html.append("</tbody></table></div>\n<p style=\"")
                .append(FAINT)
                .append("\">")
                .append(legend());
        html.append("</p>\n<footer style=\"").append(FAINT).append("\">");
        comparison.provenance().forEach(line -> html.append(Html.escape(line)).append("<br/>"));
        return html.append("</footer>\n</article>").toString();
    }

    private static String row(MethodRow row) {
        String cells = row.attribution().isEmpty()
                ? "<td colspan=\"" + (HEADS.size() - 3) + "\" style=\"" + CELL + "left;" + FAINT
                        + "\">refuses this model: " + Html.escape(row.refusal()) + "</td>"
                : List.of(
                                MethodTable.forwards(row),
                                MethodTable.backwards(row),
                                MethodTable.milliseconds(row.seconds()),
                                MethodTable.ratio(row),
                                MethodTable.number(row.residual()),
                                MethodTable.number(row.standardError()))
                        .stream()
                        .map(text -> cell("right;white-space:nowrap", text))
                        .collect(Collectors.joining());
        return "<tr style=\"border-bottom:1px solid #ddd\">" + cell("left", map(row)) + cell("left", method(row))
                + cell("left", Html.escape(row.entry().words())) + cells + "</tr>\n";
    }

    private static String cell(String side, String html) {
        return "<td style=\"" + CELL + side + "\">" + html + "</td>";
    }

    private static String method(MethodRow row) {
        Methods.Entry entry = row.entry();
        return "<b>" + Html.escape(entry.name()) + "</b> <span style=\"" + FAINT + "\">"
                + entry.method().getClass().getSimpleName() + "</span><br/>" + Html.escape(entry.equation())
                + "<br/><span style=\"" + FAINT + "\">" + Html.escape(entry.reference()) + "</span>";
    }

    private static String map(MethodRow row) {
        if (row.attribution().isEmpty()) {
            return "";
        }
        Attribution a = row.attribution().orElseThrow();
        if (!row.isImage()) {
            return Html.escape("values of shape " + Arrays.toString(a.shape()));
        }
        return "<img alt=\"map of " + Html.escape(row.entry().name())
                + "\" style=\"border:1px solid #e4e4e4;width:84px;max-width:none\" src=\""
                + Png.dataUri(THUMBNAIL.drawBare(a)) + "\"/>";
    }

    private static String legend() {
        return Arrays.stream(Trait.values())
                        .map(trait -> "<b>" + Html.escape(trait.label()) + "</b>: " + Html.escape(trait.meaning()))
                        .collect(Collectors.joining("; "))
                + ". Forwards and backwards are the rows that the method passed through the model for one sample; its time holds"
                + " those for f(x) and f(baseline) too. <b>× gradient</b>: time as a"
                + " multiple of one gradient's. <b>residual</b>: sum − (f(x) − f(baseline)). <b>standard error</b>: the largest"
                + " of a value. Red speaks for the class, blue against it, each map to its own largest magnitude; hatched:"
                + " |a| ≤ 2 SE.";
    }
}
