package org.ascribe.study.integratedgradients.path;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.ascribe.ScalarFunction;
import org.ascribe.Target;
import org.ascribe.baseline.Baseline;
import org.ascribe.engine.Heap;
import org.ascribe.model.Model;
import org.ascribe.path.AxisParallel;
import org.ascribe.path.GaussLegendre;
import org.ascribe.path.Integral;
import org.ascribe.path.Quadrature;
import org.ascribe.path.RightRiemann;
import org.ascribe.path.StraightLine;
import org.ascribe.result.PackedMap;
import org.ascribe.result.Row;
import org.ascribe.study.gradientview.DigitNetworks;
import org.hipparchus.stat.correlation.PearsonsCorrelation;
import org.hipparchus.stat.descriptive.StreamingStatistics;

/**
 * What is measured of a digit and its network, from a black baseline: the line against paths along the edges of the cube of pixels,
 * one in reading order, one backwards, others in random orders; how far the sums of both are from f(x) − f(b).
 *
 * @param random how many random orders
 * @param seed of the first; those of the others follow
 */
record DigitRows(int random, long seed) {

    static final List<Integer> STEPS = List.of(20, 50, 100, 300);
    static final List<Integer> PIECE_NODES = List.of(1, 4, 16);
    static final String LINE = "straight line";
    static final String READING = "reading order";
    static final String BACKWARDS = "backwards";
    static final String RANDOM = "random order ";
    static final String MEAN = "mean of random orders";
    private static final double BLACK = -1;

    /** On ReLU networks no rule is exact; this one is to three digits. */
    private static final Quadrature FINE = new GaussLegendre(300);

    private static final int DRAWN = 0;

    List<Row> of(Model model, float[] pixels, int image) {
        try (NDManager scope = model.manager().newSubManager()) {
            NDArray x = DigitNetworks.sample(model, scope, pixels).expandDims(0);
            NDArray b = Baseline.constant(BLACK).of(x);
            ScalarFunction f = model.target(Target.predicted()).at(x);
            double change = Heap.of(f.value(x))[0] - Heap.of(f.value(b))[0];
            Row start = Row.of("network", model.name()).and("image", image);
            List<Row> rows = new ArrayList<>(steps(start, f, b, x, change));
            rows.addAll(pieces(start, f, b, x));
            rows.addAll(orders(start, f, b, x, change));
            return rows;
        }
    }

    private static List<Row> steps(Row start, ScalarFunction f, NDArray b, NDArray x, double change) {
        List<Row> rows = new ArrayList<>();
        for (int steps : STEPS) {
            Map<String, Quadrature> rules = new LinkedHashMap<>();
            rules.put(PlaneRows.RIGHT, new RightRiemann(steps));
            rules.put(PlaneRows.GAUSS, new GaussLegendre(steps));
            rules.forEach((name, rule) -> {
                double sum = sum(Heap.of(rule.along(new StraightLine(), b, x, f).value()));
                rows.add(start.and("part", PathFigure.STEPS)
                        .and("rule", name)
                        .and("nodes", steps)
                        .and("missed", Math.abs(sum - change) / Math.abs(change)));
            });
        }
        return rows;
    }

    /** The quadrature along the edges against what f changes by from corner to corner. */
    private static List<Row> pieces(Row start, ScalarFunction f, NDArray b, NDArray x) {
        double[] exact = new OrderedMoves(f, b, x).attribution(OrderedMoves.rowByRow((int) x.size()));
        double largest = Arrays.stream(exact).map(Math::abs).max().orElseThrow();
        List<Row> rows = new ArrayList<>();
        for (int nodes : PIECE_NODES) {
            Integral found = new GaussLegendre(nodes).along(new AxisParallel(), b, x, f);
            double[] a = Heap.of(found.value());
            double error = IntStream.range(0, a.length)
                    .mapToDouble(i -> Math.abs(a[i] - exact[i]))
                    .max()
                    .orElseThrow();
            double[] estimate = found.error() == null ? new double[] {Double.NaN} : Heap.of(found.error());
            rows.add(start.and("part", PathFigure.PIECES)
                    .and("nodes", nodes)
                    .and("error", error / largest)
                    .and("estimate", Arrays.stream(estimate).max().orElseThrow() / largest));
        }
        return rows;
    }

    private List<Row> orders(Row start, ScalarFunction f, NDArray b, NDArray x, double change) {
        int d = (int) x.size();
        OrderedMoves moves = new OrderedMoves(f, b, x);
        double[] line = Heap.of(FINE.along(new StraightLine(), b, x, f).value());
        Map<String, double[]> maps = new LinkedHashMap<>();
        maps.put(LINE, line);
        maps.put(READING, moves.attribution(OrderedMoves.rowByRow(d)));
        maps.put(BACKWARDS, moves.attribution(OrderedMoves.backwards(d)));
        List<double[]> drawn = IntStream.range(0, random)
                .mapToObj(k -> moves.attribution(OrderedMoves.random(d, seed + k)))
                .toList();
        IntStream.range(0, random).forEach(k -> maps.put(RANDOM + (k + 1), drawn.get(k)));
        double[] mean = new double[d];
        double[] chance = new double[d];
        for (int i = 0; i < d; i++) {
            StreamingStatistics pixel = new StreamingStatistics();
            for (double[] a : drawn) {
                pixel.addValue(a[i]);
            }
            mean[i] = pixel.getMean();
            chance[i] = pixel.getVariance() / random;
        }
        maps.put(MEAN, mean);
        List<Row> rows = new ArrayList<>();
        for (Map.Entry<String, double[]> e : maps.entrySet()) {
            double[] a = e.getValue();
            Row row = start.and("part", PathFigure.DIGIT)
                    .and("path", e.getKey())
                    .and("residual", Math.abs(sum(a) - change) / Math.abs(change))
                    .and("r", new PearsonsCorrelation().correlation(a, line))
                    .and("distance", distance(a, line))
                    .and("beyond", e.getKey().equals(MEAN) ? beyond(mean, chance, line) : Double.NaN);
            boolean shown = !e.getKey().startsWith(RANDOM) || e.getKey().equals(RANDOM + 1);
            rows.add(shown && start.number("image") == DRAWN ? row.and("map", PackedMap.text(a)) : row);
        }
        return rows;
    }

    /** {@code (Σ(a - line)² - Σ s²) / Σ line²}, s² the variance of the mean: of all orders, without the chance of which were drawn. */
    private static double beyond(double[] mean, double[] variances, double[] line) {
        double squared = IntStream.range(0, mean.length)
                .mapToDouble(i -> (mean[i] - line[i]) * (mean[i] - line[i]))
                .sum();
        return (squared - sum(variances)) / Arrays.stream(line).map(a -> a * a).sum();
    }

    private static double distance(double[] a, double[] line) {
        return IntStream.range(0, a.length)
                        .mapToDouble(i -> Math.abs(a[i] - line[i]))
                        .sum()
                / mass(line);
    }

    private static double mass(double... a) {
        return Arrays.stream(a).map(Math::abs).sum();
    }

    private static double sum(double... a) {
        return Arrays.stream(a).sum();
    }
}
