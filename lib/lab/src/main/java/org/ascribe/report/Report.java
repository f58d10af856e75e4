package org.ascribe.report;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ascribe.view.Shown;
import org.ascribe.view.Tables;
import tech.tablesaw.api.Table;

/**
 * What a study has to say.
 *
 * @param title one line
 * @param lines the findings, a sentence each
 * @param tables named tables
 * @param images pictures by name, in order
 * @param provenance where the numbers come from, a line each
 */
public record Report(
        String title,
        List<String> lines,
        List<Table> tables,
        Map<String, BufferedImage> images,
        List<String> provenance)
        implements Shown {

    /**
     * Copies, and checks that tables and pictures have names of their own.
     *
     * @param title as above
     * @param lines as above
     * @param tables as above
     * @param images as above
     * @param provenance as above
     */
    public Report {
        lines = List.copyOf(lines);
        tables = List.copyOf(tables);
        images = Collections.unmodifiableMap(new LinkedHashMap<>(images));
        provenance = List.copyOf(provenance);
        List<String> names = Stream.concat(tables.stream().map(Table::name), images.keySet().stream())
                .map(ReportFiles::fileName)
                .toList();
        if (names.contains("") || names.stream().distinct().count() < names.size()) {
            throw new IllegalArgumentException(
                    "tables, images: files would be named " + names + "; expected a name of its own for each");
        }
    }

    /**
     * A report that does not say where it comes from; the runner knows.
     *
     * @param title one line
     * @param lines the findings, a sentence each
     * @param tables named tables
     * @param images pictures by name, in order
     */
    public Report(String title, List<String> lines, List<Table> tables, Map<String, BufferedImage> images) {
        this(title, lines, tables, images, List.of());
    }

    /**
     * A table by its name.
     *
     * @param name its name, or how it begins
     * @return the first that fits
     * @throws IllegalArgumentException if there is none
     */
    public Table table(String name) {
        return tables.stream()
                .filter(table -> table.name().startsWith(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("name: '" + name + "'; the report has tables "
                        + tables.stream().map(Table::name).toList()));
    }

    /**
     * The same report, saying where it comes from.
     *
     * @param provenance a few lines
     * @return the report with them
     */
    public Report withProvenance(List<String> provenance) {
        return new Report(title, lines, tables, images, provenance);
    }

    @Override
    public String text() {
        StringBuilder text = new StringBuilder(title).append('\n').append("=".repeat(title.length()));
        tables.forEach(table -> text.append("\n\n").append(Tables.text(table)));
        text.append('\n');
        lines.forEach(line -> text.append('\n').append(line));
        text.append('\n');
        provenance.forEach(line -> text.append('\n').append(line));
        return text.toString().stripTrailing();
    }

    @Override
    public String html() {
        return ReportPage.fragment(this);
    }

    /**
     * Writes a CSV file for each table, a PNG file for each picture, and one page with all of it; each file whole or not at all.
     *
     * @param folder where to; made if it is not there
     * @return the files, the page last
     */
    public List<Path> writeTo(Path folder) {
        return ReportFiles.write(this, folder);
    }
}
