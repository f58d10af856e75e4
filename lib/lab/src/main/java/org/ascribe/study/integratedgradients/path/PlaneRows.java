package org.ascribe.study.integratedgradients.path;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ascribe.ScalarFunction;
import org.ascribe.baseline.Baseline;
import org.ascribe.engine.Heap;
import org.ascribe.engine.Tensors;
import org.ascribe.engine.Torch;
import org.ascribe.feature.FeatureGroups;
import org.ascribe.model.Model;
import org.ascribe.path.FixedQuadrature;
import org.ascribe.path.GaussLegendre;
import org.ascribe.path.Integral;
import org.ascribe.path.Midpoint;
import org.ascribe.path.RightRiemann;
import org.ascribe.perturbation.ShapleyValues;
import org.ascribe.result.PackedMap;
import org.ascribe.result.Row;

/**
 * What is measured of a function of two features: attributions along each path, by each rule; the mean over both orders against the
 * Shapley values; and the function itself, where it is to be drawn.
 */
record PlaneRows(PlaneSubject subject) {

    static final List<Integer> NODES = List.of(10, 100, 1000);
    static final String RIGHT = "right Riemann";
    static final String GAUSS = "Gauss-Legendre";
    static final List<String> RULES = List.of(RIGHT, "midpoint", GAUSS);

    /** How far beyond b and x a plane reaches, in parts of their distance. */
    private static final double MARGIN = 0.2;

    private static final int NODES_A_SIDE = 65;

    List<Row> all() {
        List<Row> rows = new ArrayList<>();
        try (Model model = subject.model().get();
                NDManager scope = model.manager().newSubManager()) {
            NDArray b = point(scope, subject.b());
            NDArray x = point(scope, subject.x());
            ScalarFunction f = model.target(0).at(x);
            double change = Heap.of(f.value(x))[0] - Heap.of(f.value(b))[0];
            FigurePath.ALL.forEach(path -> rows.addAll(along(path, f, b, x, change)));
            rows.add(orders(f, b, x));
            if (subject.drawn()) {
                rows.add(drawn(f));
            }
        }
        return rows;
    }

    private List<Row> along(FigurePath path, ScalarFunction f, NDArray b, NDArray x, double change) {
        double[] exact = exact(path, f, b, x);
        List<Row> rows = new ArrayList<>();
        for (String rule : RULES) {
            for (int nodes : NODES) {
                Integral found = rule(rule, nodes).along(path.path(), b, x, f);
                double[] a = Heap.of(found.value());
                double[] estimate = found.error() == null ? new double[] {Double.NaN} : Heap.of(found.error());
                rows.add(start(PathFigure.PATH)
                        .and("path", path.name())
                        .and("rule", rule)
                        .and("nodes", nodes)
                        .and("first", a[0])
                        .and("second", a[1])
                        .and("change", change)
                        .and("residual", Math.abs(a[0] + a[1] - change))
                        .and("estimate", Arrays.stream(estimate).max().orElseThrow())
                        .and("error", apart(a, exact))
                        .and("asymmetry", subject.symmetric() ? Math.abs(a[0] - a[1]) : Double.NaN));
            }
        }
        return rows;
    }

    /** In closed form; of a net, which is smooth, to rounding; or unknown. */
    private double[] exact(FigurePath path, ScalarFunction f, NDArray b, NDArray x) {
        double[] known = subject.exact().get(path.name());
        if (known != null) {
            return known;
        }
        return subject.kind().equals(PlaneSubject.NET)
                ? Heap.of(new GaussLegendre(500).along(path.path(), b, x, f).value())
                : new double[] {Double.NaN, Double.NaN};
    }

    private Row orders(ScalarFunction f, NDArray b, NDArray x) {
        double[] shapley = Heap.of(new ShapleyValues(Baseline.given(Heap.of(b)), FeatureGroups.single())
                .scores(f, x)
                .values());
        double[] mean = new double[2];
        for (FigurePath path : FigurePath.ALL) {
            if (path.name().equals(FigurePath.P1) || path.name().equals(FigurePath.P3)) {
                double[] a = Heap.of(
                        new GaussLegendre(1000).along(path.path(), b, x, f).value());
                Arrays.setAll(mean, i -> mean[i] + a[i] / 2);
            }
        }
        return start(PathFigure.ORDERS).and("difference", apart(mean, shapley));
    }

    private Row drawn(ScalarFunction f) {
        double reach = Math.max(
                subject.x().get(0) - subject.b().get(0),
                subject.x().get(1) - subject.b().get(1));
        double low = Math.min(subject.b().get(0), subject.b().get(1)) - MARGIN * reach;
        double high = Math.max(subject.x().get(0), subject.x().get(1)) + MARGIN * reach;
        double[][] points = grid(low, high);
        try (NDManager scope = Torch.manager()) {
            NDArray all = Tensors.of(
                    scope,
                    Arrays.stream(points).flatMapToDouble(Arrays::stream).toArray(),
                    new Shape(points.length, 2));
            return start(PathFigure.PLANE)
                    .and("low", low)
                    .and("high", high)
                    .and("b1", subject.b().get(0))
                    .and("b2", subject.b().get(1))
                    .and("x1", subject.x().get(0))
                    .and("x2", subject.x().get(1))
                    .and(
                            "values",
                            PackedMap.text(
                                    Heap.of(f.rows(new int[points.length]).value(all))));
        }
    }

    /** Line by line from the top, where a plane of the report wants to know the function. */
    private static double[][] grid(double low, double high) {
        double[][] points = new double[NODES_A_SIDE * NODES_A_SIDE][];
        double cell = (high - low) / (NODES_A_SIDE - 1);
        Arrays.setAll(points, p -> new double[] {low + p % NODES_A_SIDE * cell, high - p / NODES_A_SIDE * cell});
        return points;
    }

    private Row start(String part) {
        return Row.of("part", part).and("function", subject.name()).and("kind", subject.kind());
    }

    private static FixedQuadrature rule(String name, int nodes) {
        return switch (name) {
            case RIGHT -> new RightRiemann(nodes);
            case GAUSS -> new GaussLegendre(nodes);
            default -> new Midpoint(nodes);
        };
    }

    private static double apart(double[] a, double[] other) {
        return Math.max(Math.abs(a[0] - other[0]), Math.abs(a[1] - other[1]));
    }

    private static NDArray point(NDManager scope, List<Double> values) {
        return Tensors.of(scope, values.stream().mapToDouble(v -> v).toArray(), new Shape(1, 2));
    }
}
