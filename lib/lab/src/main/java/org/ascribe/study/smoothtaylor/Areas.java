package org.ascribe.study.smoothtaylor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.ascribe.ScalarFunction;
import org.ascribe.engine.Tensors;
import org.ascribe.metric.AverageTotalVariation;
import org.ascribe.metric.Curve;
import org.ascribe.metric.MultiScaleTotalVariation;
import org.ascribe.metric.RegionPerturbation;
import org.ascribe.metric.Simpson;
import org.ascribe.result.Row;
import org.ascribe.result.Settings;
import org.ascribe.zoo.PictureModel;

/**
 * The paper's two metrics, and the curves they are the areas under, by the conventions of its code.
 *
 * <p>The paper perturbs regions of 15 pixels of 224, and has six levels in its pyramid, down to 30 pixels. Pictures of another size get
 * regions of that proportion and as many levels: 2 pixels and down to 5 on 32 × 32.
 *
 * @param steps how many regions are perturbed, L
 * @param samples in how many ways each, P
 */
public record Areas(int steps, int samples) {

    static final String AUPC = "aupc";
    static final String AUTVC = "autvc";
    /** Columns of the points of the two curves begin with these. */
    static final String SCORE = "score_";

    static final String VARIATION = "variation_";

    private static final double PAPER_SIDE = 224;
    private static final int PAPER_REGION = 15;
    private static final double DOWNSCALE = 1.5;
    private static final int LEVELS = 6;
    private static final Simpson SIMPSON = Simpson.MEAN_OF_TRAPEZIA_AT_BOTH_ENDS;

    /** L = 30, P = 50. */
    public Areas() {
        this(30, 50);
    }

    static int region(int side) {
        return (int) Math.max(1, Math.round(side * PAPER_REGION / PAPER_SIDE));
    }

    /** The side of the last level. */
    static int smallest(int side) {
        int level = side;
        for (int l = 1; l < LEVELS; l++) {
            level = (int) Math.ceil(level / DOWNSCALE);
        }
        return level;
    }

    RegionPerturbation perturbation(PictureModel model, long seed) {
        int side = model.preprocessing().framing().side();
        return new RegionPerturbation(
                region(side), steps, samples, model.pixels(seed), 1, RegionPerturbation.Mode.PAPER);
    }

    MultiScaleTotalVariation variation(PictureModel model) {
        int side = model.preprocessing().framing().side();
        return new MultiScaleTotalVariation(new AverageTotalVariation(), DOWNSCALE, smallest(side), SIMPSON);
    }

    Settings settings(Settings settings) {
        return settings.with("perturbation_steps", steps)
                .with("perturbation_samples", samples)
                .with("perturbation_region", "15 of 224 pixels, PAPER")
                .with("pyramid", "factor 1.5, 6 levels, PAPER");
    }

    /** All maps of a picture as one batch, and all regions with the same draws, so that maps differ by their order alone. */
    List<Row> measured(Row start, PictureModel model, ScalarFunction f, NDArray x, List<Explanation> maps, long seed) {
        List<Curve> curves = curves(model, f, x, maps, seed);
        MultiScaleTotalVariation variation = variation(model);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < maps.size(); i++) {
            double[] levels = variation.levels(pixels(maps.get(i).values(), x.getShape()));
            Row row = maps.get(i)
                    .label()
                    .onto(start)
                    .and(AUPC, curves.get(i).area())
                    .and(AUTVC, SIMPSON.area(levels));
            row = points(row, SCORE, curves.get(i).points());
            rows.add(points(row, VARIATION, Arrays.stream(levels).boxed().toList()));
        }
        return rows;
    }

    private List<Curve> curves(PictureModel model, ScalarFunction f, NDArray x, List<Explanation> maps, long seed) {
        int size = (int) x.size();
        double[] all = new double[maps.size() * size];
        for (int i = 0; i < maps.size(); i++) {
            System.arraycopy(maps.get(i).values(), 0, all, i * size, size);
        }
        try (NDManager scope = x.getManager().newSubManager()) {
            NDArray values = Tensors.of(scope, all, new Shape(maps.size()).addAll(x.getShape()));
            NDArray rows = x.expandDims(0).repeat(0, maps.size());
            rows.attach(scope);
            return perturbation(model, seed).curvesOfAll(f, rows, values);
        }
    }

    /** Channels summed. */
    static double[][] pixels(double[] values, Shape shape) {
        int height = (int) shape.get(1);
        int width = (int) shape.get(2);
        double[][] map = new double[height][width];
        for (int i = 0; i < values.length; i++) {
            map[i / width % height][i % width] += values[i];
        }
        return map;
    }

    private static Row points(Row row, String column, List<Double> points) {
        Row longer = row;
        for (int i = 0; i < points.size(); i++) {
            longer = longer.and(point(column, i), points.get(i));
        }
        return longer;
    }

    static String point(String column, int i) {
        return String.format(Locale.ROOT, "%s%02d", column, i);
    }
}
