package org.ascribe.report;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ascribe.file.WholeFile;
import org.ascribe.view.Png;
import tech.tablesaw.api.Table;

/** A report as files. */
final class ReportFiles {
    private ReportFiles() {}

    static List<Path> write(Report report, Path folder) {
        List<Path> files = new ArrayList<>();
        for (Table table : report.tables()) {
            StringWriter csv = new StringWriter();
            table.write().csv(csv);
            files.add(write(folder.resolve(fileName(table.name()) + ".csv"), csv.toString()));
        }
        report.images()
                .forEach((name, image) ->
                        files.add(WholeFile.write(folder.resolve(fileName(name) + ".png"), Png.bytes(image))));
        files.add(write(folder.resolve("report.html"), ReportPage.page(report)));
        return files;
    }

    /** Letters and digits of a name, in lower case, joined by hyphens. */
    static String fileName(String name) {
        return name == null
                ? ""
                : name.toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N}]+", "-")
                        .replaceAll("^-|-$", "");
    }

    private static Path write(Path file, String text) {
        return WholeFile.write(file, text.getBytes(StandardCharsets.UTF_8));
    }
}
