package org.ascribe.study.smoothtaylor;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.ascribe.Cost;
import org.ascribe.ScalarFunction;
import org.ascribe.report.Report;
import org.ascribe.result.Row;
import org.ascribe.result.Rows;
import org.ascribe.result.Scale;
import org.ascribe.result.Settings;
import org.ascribe.study.OnModel;
import org.ascribe.study.Study;
import org.ascribe.study.Task;
import org.ascribe.zoo.PictureModel;

/**
 * Table I and Figure 2 of Goh et al. 2021: how sensitive and how smooth the maps of Integrated Gradients and of SmoothTaylor are, and
 * what a noise scale of its own gains for each picture; and beside it whether that gain is there on noise that the search has not
 * seen.
 *
 * <p>A task is one picture. Twenty baselines serve all numbers of baselines, two hundred roots all numbers of roots and all scales;
 * regions of all maps are replaced by the same draws.
 *
 * @param subject a network and pictures
 * @param areas what is measured
 * @param grid which rows the table has
 * @param searches for the scale of a picture
 * @param seed of the roots; replacements and baselines follow the next two
 */
public record SmoothTaylorAreas(Subject subject, Areas areas, Grid grid, Searches searches, long seed)
        implements OnModel {

    /** What all maps that need no search, or all searches, asked of f. */
    static final String FORWARDS = "forwards";

    static final String BACKWARDS = "backwards";

    /** The paper's rows. */
    public SmoothTaylorAreas() {
        this(Subject.of(Subject.DEFAULT), new Areas(), new Grid(), new Searches(), 1);
    }

    @Override
    public String name() {
        return "smoothtaylor-table-1";
    }

    @Override
    public String title() {
        return "Integrated Gradients and SmoothTaylor: sensitivity, smoothness, and a noise scale for each picture";
    }

    @Override
    public List<String> models() {
        return Subject.names();
    }

    @Override
    public Study on(String model) {
        return new SmoothTaylorAreas(Subject.of(model), areas, grid, searches, seed);
    }

    @Override
    public Settings settings() {
        return searches.settings(grid.settings(areas.settings(subject.settings(subject.pictures()))))
                .with("seed", seed);
    }

    @Override
    public Stream<Task> tasks(Scale scale) {
        int pictures = switch (scale) {
            case SMOKE -> 1;
            case LESSON -> ClaimRuling.LEAST_PICTURES;
            case PAPER -> Pictures.MOST;
        };
        return Tasks.of(subject, subject.pictures(), pictures, this::rows);
    }

    private List<Row> rows(PictureModel model, ScalarFunction f, NDArray x, Row start) {
        Cost before = f.cost();
        List<Row> fixed = areas.measured(start, model, f, x, grid.maps(model, new PictureMaps(f, x), seed), seed + 1);
        Cost between = f.cost();
        List<Row> searched = searches.rows(start, model, f, x, areas, grid.usual(), seed);
        List<Row> rows = new ArrayList<>(withCost(fixed, before, between));
        rows.addAll(withCost(searched, between, f.cost()));
        return rows;
    }

    private static List<Row> withCost(List<Row> rows, Cost before, Cost after) {
        return rows.stream()
                .map(row -> row.and(FORWARDS, after.forwards() - before.forwards())
                        .and(BACKWARDS, after.backwards() - before.backwards()))
                .toList();
    }

    @Override
    public Report report(Rows rows) {
        return new SmoothTaylorAreasReport(this, AreaTable.of(rows)).report();
    }
}
