package org.ascribe.study.smoothtaylor;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ascribe.Attribution;
import org.ascribe.ScalarFunction;
import org.ascribe.metric.Metric;
import org.ascribe.metric.noise.DenseGrid;
import org.ascribe.metric.noise.GoldenSection;
import org.ascribe.metric.noise.LineSearch;
import org.ascribe.metric.noise.Lockstep;
import org.ascribe.metric.noise.Noise;
import org.ascribe.metric.noise.NoiseSearch;
import org.ascribe.metric.noise.NoisedMaps;
import org.ascribe.metric.noise.Trial;
import org.ascribe.result.Row;
import org.ascribe.result.Settings;
import org.ascribe.sampling.Sampler;
import org.ascribe.zoo.PictureModel;

/**
 * The searches for the noise scale of a picture, for either area: the paper's, with other noise at every evaluation; golden section
 * with the same noise at every scale; and a grid, to see what they missed. All of a picture go side by side as one batch.
 *
 * @param line the paper's, Algorithm 1
 * @param golden golden section
 * @param grid all scales that the others are held against
 * @param roots R
 */
public record Searches(LineSearch line, GoldenSection golden, DenseGrid grid, int roots) {

    static final String SIGMA = "found_sigma";
    static final String EVALUATIONS = "evaluations";
    static final String REGRET = "regret";

    /** Methods of the paper's rows, ours, and the grid's; each for {@link Areas#AUPC}, then for {@link Areas#AUTVC}. */
    static final List<String> KINDS = List.of("Adaptive", "Golden", "Grid");

    private static final List<String> AREAS = List.of(Areas.AUPC, Areas.AUTVC);

    /** The paper's line search and 150 roots; golden section with 12 evaluations at most and a grid of 10 scales, both from 0.05 to 2. */
    public Searches() {
        this(new LineSearch(), new GoldenSection(0.05, 2, 0.1, 12), new DenseGrid(0.05, 2, 10), 150);
    }

    Settings settings(Settings settings) {
        return settings.with("search_line", line.toString())
                .with("search_golden", golden.toString())
                .with("search_grid", grid.toString())
                .with("search_roots", roots);
    }

    /** Of the row of a search, as it was found. */
    TableLabel label(String kind, String area) {
        return new TableLabel(kind + "-" + area.toUpperCase(Locale.ROOT), TableLabel.NONE, Integer.toString(roots));
    }

    /** Of the row of its scale on draws that it has not seen. */
    TableLabel heldOut(String kind, String area) {
        TableLabel found = label(kind, area);
        return new TableLabel(found.method() + ", other draws", found.sigma(), found.draws());
    }

    /** Of the row of a scale that was not searched for, on the same draws. */
    TableLabel heldOut(double sigma) {
        TableLabel fixed = TableLabel.smoothTaylor(sigma, roots);
        return new TableLabel(fixed.method() + ", other draws", fixed.sigma(), fixed.draws());
    }

    /**
     * A row for each search as it was found, and rows of the scales found, and of one that was not searched for, on draws that no
     * search has seen.
     */
    List<Row> rows(Row start, PictureModel model, ScalarFunction f, NDArray x, Areas areas, double fixed, long seed) {
        List<Metric> metrics = List.of(areas.perturbation(model, seed + 1), areas.variation(model));
        try (NDArray picture = x.expandDims(0)) {
            NoisedMaps maps = new NoisedMaps(f, picture, Sampler.gaussian(1, seed), roots);
            List<NoiseSearch> over = Lockstep.run(started(maps.magnitudes()[0], metrics), maps);
            List<Row> rows = new ArrayList<>(found(start, over, metrics, maps));
            rows.addAll(heldOut(start, model, f, x, areas, fixed, over, ~seed));
            return rows;
        }
    }

    /** In the order of kinds and areas. */
    private List<NoiseSearch> started(double magnitude, List<Metric> metrics) {
        return KINDS.stream()
                .flatMap(kind -> metrics.stream().map(metric -> started(kind, metric, magnitude)))
                .toList();
    }

    private NoiseSearch started(String kind, Metric metric, double magnitude) {
        return switch (kind) {
            case "Adaptive" -> new NoiseSearch(0, metric, Noise.FRESH, line.from(magnitude));
            case "Golden" -> new NoiseSearch(0, metric, Noise.COMMON, golden.start());
            default -> new NoiseSearch(0, metric, Noise.COMMON, grid.start());
        };
    }

    private List<Row> found(Row start, List<NoiseSearch> over, List<Metric> metrics, NoisedMaps maps) {
        // Both areas of each map that was found, and the searched one on the draws of the grid.
        double[] values = maps.values(over.stream()
                .flatMap(search -> Stream.of(
                        as(search.best(), metrics.get(0)),
                        as(search.best(), metrics.get(1)),
                        search.best().withSet(0)))
                .toList());
        List<Row> rows = new ArrayList<>();
        for (int s = 0; s < over.size(); s++) {
            String kind = KINDS.get(s / AREAS.size());
            String area = AREAS.get(s % AREAS.size());
            double lowest = over.get(over.size() - AREAS.size() + s % AREAS.size())
                    .steps()
                    .best()
                    .value();
            rows.add(label(kind, area)
                    .onto(start)
                    .and(Areas.AUPC, values[3 * s])
                    .and(Areas.AUTVC, values[3 * s + 1])
                    .and(SIGMA, over.get(s).best().sigma())
                    .and(EVALUATIONS, over.get(s).steps().history().size())
                    .and(REGRET, values[3 * s + 2] - lowest));
        }
        return rows;
    }

    private static Trial as(Trial trial, Metric metric) {
        return new Trial(trial.picture(), trial.sigma(), metric, trial.set());
    }

    private List<Row> heldOut(
            Row start,
            PictureModel model,
            ScalarFunction f,
            NDArray x,
            Areas areas,
            double fixed,
            List<NoiseSearch> over,
            long seed) {
        List<Double> sigmas = new ArrayList<>(
                over.stream().map(search -> search.best().sigma()).toList());
        sigmas.add(fixed);
        List<TableLabel> labels = new ArrayList<>(KINDS.stream()
                .flatMap(kind -> AREAS.stream().map(area -> heldOut(kind, area)))
                .toList());
        labels.add(heldOut(fixed));
        List<double[]> values = new PictureMaps(f, x)
                .smoothTaylor(sigmas, roots, seed).stream()
                        .map(Attribution::values)
                        .toList();
        List<Explanation> explanations = IntStream.range(0, labels.size())
                .mapToObj(i -> new Explanation(labels.get(i), values.get(i)))
                .toList();
        return areas.measured(start, model, f, x, explanations, seed + 1);
    }
}
