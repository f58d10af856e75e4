package org.ascribe.study.smoothtaylor;

import ai.djl.ndarray.NDArray;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ascribe.Attribution;
import org.ascribe.ScalarFunction;
import org.ascribe.report.Report;
import org.ascribe.result.Entry;
import org.ascribe.result.Row;
import org.ascribe.result.Rows;
import org.ascribe.result.Scale;
import org.ascribe.result.Settings;
import org.ascribe.study.OnModel;
import org.ascribe.study.Study;
import org.ascribe.study.Task;
import org.ascribe.zoo.PictureModel;

/**
 * Table II and Figure 3 of Goh et al. 2021: what becomes of SmoothTaylor's two areas at noise scales from far too small to far too
 * large; and beside them how much of each map stands out of the noise of its own sampling, and what roots in pairs on opposite sides
 * of x make of it at the same cost.
 *
 * <p>A task is one picture; all scales share their draws.
 *
 * @param subject a network and pictures
 * @param areas what is measured
 * @param sigmas noise scales that get all roots
 * @param usual the scale that is tried with few roots too
 * @param roots R, even
 * @param few R of those
 * @param seed of the roots; regions are replaced by the next
 */
public record NoiseScales(
        Subject subject, Areas areas, List<Double> sigmas, double usual, int roots, int few, long seed)
        implements OnModel {

    static final String RESOLVED = "resolved";

    /** The paper's scales and numbers of roots. */
    public NoiseScales() {
        this(Subject.of(Subject.DEFAULT));
    }

    private NoiseScales(Subject subject) {
        this(subject, new Areas(), List.of(1e-4, 1e-3, 1e-2, 0.1, 0.5, 1.0, 2.0), 0.5, 100, 10, 1);
    }

    /**
     * Checks that the usual scale is among the others, and the numbers of roots.
     *
     * @param subject a network and pictures
     * @param areas what is measured
     * @param sigmas noise scales that get all roots
     * @param usual the scale that is tried with few roots too
     * @param roots R
     * @param few R of those
     * @param seed of the roots
     */
    public NoiseScales {
        sigmas = List.copyOf(sigmas);
        if (!sigmas.contains(usual)) {
            throw new IllegalArgumentException("usual: " + usual + "; expected one of sigmas, " + sigmas);
        }
        if (roots % 2 != 0 || few < 1 || few >= roots) {
            throw new IllegalArgumentException("roots, few: " + roots + ", " + few
                    + "; expected an even number, to be taken in pairs, and fewer than that but one or more");
        }
    }

    @Override
    public String name() {
        return "smoothtaylor-table-2";
    }

    @Override
    public String title() {
        return "SmoothTaylor from too little noise to too much: sensitivity, smoothness, and what is resolved";
    }

    @Override
    public List<String> models() {
        return Subject.names();
    }

    @Override
    public Study on(String model) {
        return new NoiseScales(Subject.of(model), areas, sigmas, usual, roots, few, seed);
    }

    @Override
    public Settings settings() {
        return areas.settings(subject.settings(subject.pictures()))
                .with("sigmas", sigmas.toString())
                .with("usual_sigma", usual)
                .with("roots", roots)
                .with("few_roots", few)
                .with("seed", seed);
    }

    @Override
    public Stream<Task> tasks(Scale scale) {
        int pictures = switch (scale) {
            case SMOKE -> 1;
            case LESSON -> 20;
            case PAPER -> Pictures.MOST;
        };
        return Tasks.of(subject, subject.pictures(), pictures, this::rows);
    }

    private List<Row> rows(PictureModel model, ScalarFunction f, NDArray x, Row start) {
        PictureMaps maps = new PictureMaps(f, x);
        Map<TableLabel, Attribution> attributions = new LinkedHashMap<>();
        List<Attribution> all = maps.smoothTaylor(sigmas, roots, seed);
        List<Attribution> mirrored = maps.mirrored(sigmas, roots, seed);
        for (int i = 0; i < sigmas.size(); i++) {
            attributions.put(TableLabel.smoothTaylor(sigmas.get(i), roots), all.get(i));
        }
        attributions.put(
                TableLabel.smoothTaylor(usual, few),
                maps.smoothTaylor(List.of(usual), few, seed).get(0));
        for (int i = 0; i < sigmas.size(); i++) {
            attributions.put(TableLabel.mirrored(sigmas.get(i), roots), mirrored.get(i));
        }
        List<Explanation> explanations = attributions.entrySet().stream()
                .map(entry -> new Explanation(entry.getKey(), entry.getValue().values()))
                .toList();
        return areas.measured(start, model, f, x, explanations, seed + 1).stream()
                .map(row -> row.and(RESOLVED, resolved(Entry.of(attributions, TableLabel.of(row)))))
                .toList();
    }

    /** Share of the values that stand out of their sampling by twice their standard error. */
    private static double resolved(Attribution a) {
        boolean[] resolved = a.resolved();
        return (double) IntStream.range(0, resolved.length)
                        .filter(i -> resolved[i])
                        .count()
                / resolved.length;
    }

    @Override
    public Report report(Rows rows) {
        return new NoiseScalesReport(this, AreaTable.of(rows)).report();
    }
}
