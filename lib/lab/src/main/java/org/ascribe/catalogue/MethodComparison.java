package org.ascribe.catalogue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.awt.image.BufferedImage;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.ascribe.Attribution;
import org.ascribe.ScalarFunction;
import org.ascribe.Target;
import org.ascribe.engine.Torch;
import org.ascribe.file.WholeFile;
import org.ascribe.model.Model;
import org.ascribe.report.ReportPage;
import org.ascribe.report.Times;
import org.ascribe.result.Median;
import org.ascribe.result.Provenance;
import org.ascribe.result.Scale;
import org.ascribe.view.HeatMap;
import org.ascribe.view.Shown;
import org.ascribe.view.Tables;
import tech.tablesaw.api.Table;

/**
 * Every method of the catalogue on one sample: what it promises, what it costs, how long it takes, and what it found. A method that
 * refuses the model has a row too.
 *
 * @param title what was explained
 * @param rows one for each method, room by room
 * @param provenance what measured the times, a line each
 */
public record MethodComparison(String title, List<MethodRow> rows, List<String> provenance) implements Shown {

    private static final int SIDE = 112;

    /**
     * Copies the lists.
     *
     * @param title what was explained
     * @param rows one for each method
     * @param provenance what measured the times
     */
    public MethodComparison {
        rows = List.copyOf(rows);
        provenance = List.copyOf(provenance);
    }

    /**
     * Explains the logit of the predicted class with all methods; several times each, unless the scale is {@link Scale#SMOKE}.
     *
     * @param model what is explained
     * @param x one sample
     * @return the comparison
     */
    public static MethodComparison of(Model model, NDArray x) {
        return of(Methods.all(), model, x, Stopwatch.of(Scale.fromEnvironment()));
    }

    /**
     * Runs given methods, once for {@code ASCRIBE_SCALE=smoke} and in turn with a gradient otherwise.
     *
     * @param methods of the catalogue, in the settings they are asked in
     * @param model the model
     * @param x one sample, without a batch axis
     * @return what came of it
     */
    public static MethodComparison of(List<Methods.Entry> methods, Model model, NDArray x) {
        return of(methods, model, x, Stopwatch.of(Scale.fromEnvironment()));
    }

    static MethodComparison of(List<Methods.Entry> methods, Model model, NDArray x, Stopwatch watch) {
        ScalarFunction f = model.target(Target.predicted());
        Runnable gradient = () -> gradient(f, x);
        watch.warmUp(gradient);
        List<MethodRow> rows =
                methods.stream().map(entry -> row(entry, f, x, watch, gradient)).toList();
        String target = rows.stream()
                .flatMap(row -> row.attribution().stream())
                .findFirst()
                .map(a -> "Class " + a.target() + " of ")
                .orElse("");
        return new MethodComparison(target + model.name() + ", by every method", rows, provenance(model, rows, watch));
    }

    private static MethodRow row(Methods.Entry entry, ScalarFunction f, NDArray x, Stopwatch watch, Runnable gradient) {
        try {
            return MethodRow.of(entry, watch.time(() -> entry.method().attribute(f, x), gradient));
        } catch (IllegalArgumentException | IllegalStateException | UnsupportedOperationException e) {
            return MethodRow.refused(entry, e);
        }
    }

    private static void gradient(ScalarFunction f, NDArray x) {
        try (NDManager scope = x.getManager().newSubManager()) {
            NDArray batch = x.expandDims(0);
            batch.attach(scope);
            NDArray sum = f.gradient(batch).sum();
            sum.toType(DataType.FLOAT64, false).getDouble();
        }
    }

    private static List<String> provenance(Model model, List<MethodRow> rows, Stopwatch watch) {
        double[] gradients = rows.stream()
                .mapToDouble(MethodRow::gradientSeconds)
                .filter(Double::isFinite)
                .toArray();
        String yardstick = gradients.length == 0
                ? ""
                : "; one gradient takes " + MethodTable.milliseconds(Median.of(gradients)) + " ms";
        return List.of(
                "Times: " + watch.words() + ", one sample at a time, in turn with one" + " gradient, "
                        + model.dataType().name().toLowerCase(Locale.ROOT) + yardstick + ".",
                "Measured " + Times.minute(Instant.now()) + " on " + machine() + "; "
                        + Provenance.of(Torch.version(), Torch.device()) + ".");
    }

    private static String machine() {
        OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
        double load = system.getSystemLoadAverage();
        return system.getName() + " " + system.getArch() + ", " + system.getAvailableProcessors() + " processors"
                + (load < 0 ? "" : String.format(Locale.ROOT, " under a load of %.1f", load));
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

    /**
     * Costs, times and residuals, a row for each method.
     *
     * @return a table of words
     */
    public Table table() {
        return MethodTable.of(this);
    }

    @Override
    public String html() {
        return MethodPage.fragment(this);
    }

    @Override
    public String text() {
        StringBuilder text = new StringBuilder(Tables.text(table()));
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
