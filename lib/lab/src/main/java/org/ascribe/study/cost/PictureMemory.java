package org.ascribe.study.cost;

import ai.djl.ndarray.NDArray;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.ascribe.AttributionMethod;
import org.ascribe.Target;
import org.ascribe.gradient.IntegratedGradients;
import org.ascribe.gradient.SmoothTaylor;
import org.ascribe.path.Midpoint;
import org.ascribe.result.Row;
import org.ascribe.sampling.Sampler;
import org.ascribe.zoo.PictureModel;

/**
 * The most memory that this process had in RAM, weights, Java and all, while it made maps with few and with many gradients: what Linux
 * calls VmHWM, set back to what is resident before each map. Without Linux there are no numbers.
 */
record PictureMemory(PictureModel model, NDArray picture, long seed) {

    static final List<Integer> COUNTS = List.of(50, 150, 450);

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Path RESET = Path.of("/proc/self/clear_refs");
    private static final String PEAK = "VmHWM:";

    List<Row> rows() {
        // Once before: the heap and the engine's own memory grow to their usual size.
        peak(method(PictureWork.SMOOTH_TAYLOR, COUNTS.get(1)));
        return Stream.of(PictureWork.SMOOTH_TAYLOR, PictureWork.INTEGRATED)
                .flatMap(work -> COUNTS.stream().map(count -> row(work, count)))
                .toList();
    }

    private AttributionMethod method(String work, int count) {
        return work.equals(PictureWork.SMOOTH_TAYLOR)
                ? new SmoothTaylor(Sampler.gaussian(0.5, seed).around(), count)
                : new IntegratedGradients().withQuadrature(new Midpoint(count));
    }

    private Row row(String work, int count) {
        double peak = peak(method(work, count));
        return Row.of("work", work)
                .and("count", count)
                .and("seconds", Double.NaN)
                .and("processor", Double.NaN)
                .and("plain_seconds", Double.NaN)
                .and("plain_processor", Double.NaN)
                .and("peak_mib", peak);
    }

    private double peak(AttributionMethod method) {
        System.gc();
        try {
            Files.writeString(RESET, "5");
            method.attribute(model.target(Target.of(0)), picture);
            try (Stream<String> lines = Files.lines(STATUS)) {
                return lines.filter(line -> line.startsWith(PEAK))
                        .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024.0)
                        .findFirst()
                        .orElse(Double.NaN);
            }
        } catch (IOException noLinux) {
            return Double.NaN;
        }
    }
}
