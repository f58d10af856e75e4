package org.ascribe.study;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.ascribe.Attribution;
import org.ascribe.ScalarFunction;
import org.ascribe.Target;
import org.ascribe.WholeFile;
import org.ascribe.model.Model;
import org.ascribe.model.Torch;
import org.ascribe.study.store.Provenance;
import org.ascribe.view.HeatMap;
import org.ascribe.view.Shown;
import org.ascribe.view.Tables;

/**
 * Every method of the catalogue on one sample: what it promises, what it costs, how long it takes, and what it found. A method that
 * refuses the model has a row too.
 *
 * @param title what was explained
 * @param rows one for each method, room by room
 * @param gradientSeconds median time of one gradient of one sample
 * @param provenance what measured the times, a line each
 */
public record MethodComparison(String title, List<MethodRow> rows, double gradientSeconds, List<String> provenance)
        implements Shown {

    private static final Stopwatch STOPWATCH = new Stopwatch(7, 0.2);
    private static final int SIDE = 140;

    /**
     * Copies the lists.
     *
     * @param title what was explained
     * @param rows one for each method
     * @param gradientSeconds time of one gradient
     * @param provenance what measured the times
     */
    public MethodComparison {
        rows = List.copyOf(rows);
        provenance = List.copyOf(provenance);
    }

    /**
     * Explains the logit of the predicted class with all methods, several times each.
     *
     * @param model what is explained
     * @param x one sample
     * @return the comparison
     */
    public static MethodComparison of(Model model, NDArray x) {
        return of(Methods.all(), model, x, STOPWATCH);
    }

    static MethodComparison of(List<Methods.Entry> methods, Model model, NDArray x, Stopwatch watch) {
        ScalarFunction f = model.target(Target.predicted());
        double gradient = watch.time(() -> gradient(f, x)).seconds();
        List<MethodRow> rows = new ArrayList<>();
        int target = 0;
        for (Methods.Entry entry : methods) {
            MethodRow row = row(entry, f, x, watch);
            rows.add(row);
            target = row.attribution().map(Attribution::target).orElse(target);
        }
        return new MethodComparison(
                "Class " + target + " of " + model.name() + ", by every method",
                rows,
                gradient,
                List.of(
                        "Times: median of up to " + watch.most() + " after one to warm up, one sample at a time, "
                                + model.dataType().name().toLowerCase(Locale.ROOT) + "; one gradient takes "
                                + MethodTable.milliseconds(gradient) + " ms.",
                        "Measured " + Times.minute(Instant.now()) + " on " + machine() + "; "
                                + Provenance.of(Torch.version(), Torch.device()) + "."));
    }

    private static MethodRow row(Methods.Entry entry, ScalarFunction f, NDArray x, Stopwatch watch) {
        try {
            return MethodRow.of(entry, watch.time(() -> entry.method().attribute(f, x)));
        } catch (IllegalArgumentException | IllegalStateException | UnsupportedOperationException e) {
            return MethodRow.refused(entry, e);
        }
    }

    private static double gradient(ScalarFunction f, NDArray x) {
        try (NDManager scope = x.getManager().newSubManager()) {
            NDArray batch = x.expandDims(0);
            batch.attach(scope);
            return f.gradient(batch).sum().toType(DataType.FLOAT64, false).getDouble();
        }
    }

    private static String machine() {
        return System.getProperty("os.name") + " " + System.getProperty("os.arch") + ", "
                + Runtime.getRuntime().availableProcessors() + " processors";
    }

    /**
     * All maps, room by room.
     *
     * @return a picture; methods that refused, and those that explain no image, are not on it
     */
    public BufferedImage grid() {
        Map<String, Map<String, Attribution>> maps = new LinkedHashMap<>();
        byRoom().forEach((room, inRoom) -> inRoom.stream()
                .filter(MethodRow::isImage)
                .forEach(row -> maps.computeIfAbsent(room, name -> new LinkedHashMap<>())
                        .put(row.entry().name(), row.attribution().orElseThrow())));
        return HeatMap.STANDARD.withSide(SIDE).drawSections(maps);
    }

    Map<String, List<MethodRow>> byRoom() {
        return rows.stream()
                .collect(Collectors.groupingBy(row -> row.entry().room(), LinkedHashMap::new, Collectors.toList()));
    }

    @Override
    public String html() {
        return MethodPage.fragment(this);
    }

    @Override
    public String text() {
        StringBuilder text = new StringBuilder(Tables.text(MethodTable.of(this)));
        rows.stream()
                .filter(row -> row.attribution().isEmpty())
                .forEach(row -> text.append("\n")
                        .append(row.entry().name())
                        .append(": ")
                        .append(row.refusal()));
        provenance.forEach(line -> text.append("\n").append(line));
        return text.toString();
    }

    /**
     * Writes a page that needs no other file, whole or not at all.
     *
     * @param file where to
     */
    public void writeTo(Path file) {
        WholeFile.write(file, ReportPage.page(title, html()).getBytes(StandardCharsets.UTF_8));
    }
}
