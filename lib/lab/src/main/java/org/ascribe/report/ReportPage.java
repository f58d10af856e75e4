package org.ascribe.report;

import org.ascribe.view.Html;
import org.ascribe.view.Png;
import org.ascribe.view.Tables;

/** A report as HTML: a fragment for a notebook, a page that needs no other file. */
public final class ReportPage {
    private static final String STYLE = """
            body { max-width: 72rem; margin: 2rem auto; padding: 0 1rem; font: 16px/1.5 system-ui, sans-serif; color: #222; }
            table { font-size: 0.95rem; }
            img { max-width: 100%; height: auto; }
            footer { margin-top: 2rem; border-top: 1px solid #ccc; font-size: 0.85rem; color: #555; overflow-wrap: anywhere; }
            """;

    private ReportPage() {}

    static String page(Report report) {
        return page(report.title(), fragment(report));
    }

    /**
     * A page of its own.
     *
     * @param title of the page
     * @param fragment its body
     * @return a whole document
     */
    public static String page(String title, String fragment) {
        return Html.page(title, STYLE, fragment);
    }

    static String fragment(Report report) {
        StringBuilder html = new StringBuilder("<article>\n<h2>")
                .append(Html.escape(report.title()))
                .append("</h2>\n");
        report.lines()
                .forEach(line -> html.append("<p>").append(Html.escape(line)).append("</p>\n"));
        report.tables()
                .forEach(table -> html.append("<div style=\"overflow-x:auto\">")
                        .append(Tables.html(table))
                        .append("</div>\n"));
        report.images()
                .forEach((name, image) -> html.append("<p><img alt=\"")
                        .append(Html.escape(name))
                        .append("\" src=\"")
                        .append(Png.dataUri(image))
                        .append("\"/></p>\n"));
        if (!report.provenance().isEmpty()) {
            html.append("<footer style=\"font-size:85%;color:#555;overflow-wrap:anywhere\">\n");
            report.provenance().forEach(line -> html.append(Html.escape(line)).append("<br/>\n"));
            html.append("</footer>\n");
        }
        return html.append("</article>").toString();
    }
}
