package org.ascribe.study.deeptaylor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ascribe.AttributionMethod;
import org.ascribe.engine.Tensors;
import org.ascribe.gradient.SquaredGradient;
import org.ascribe.model.Model;
import org.ascribe.network.Activation;
import org.ascribe.network.Layer;
import org.ascribe.network.Network;
import org.ascribe.propagation.DeepTaylor;
import org.ascribe.result.Row;
import org.ascribe.weights.Weights;

/**
 * {@code f = max(0, x₁) + max(0, x₂)}: a sum of two functions of one variable each that is zero in one quadrant and has the value of one,
 * or the sum of both, in the others. The introduction's function is drawn, not written; this one fits each of its sentences.
 *
 * <p>Montavon et al. 2018, section 4: the function, as far as it is known.
 */
public final class TwoVariables {

    static final String JUMP = "jump";
    static final String SIZE = "size";
    static final String FIELD = "field";

    /** Where a border between quadrants is crossed: along x₁ = ½, through x₂ = 0. */
    private static final double ALONG = 0.5;

    private TwoVariables() {}

    /**
     * The function as a network of two ReLUs.
     *
     * @return of one output, in double precision
     */
    public static Model model() {
        TreeMap<String, Weights.Tensor> values = new TreeMap<>();
        values.put("split.weight", new Weights.Tensor(new long[] {2, 2}, new double[] {1, 0, 0, 1}));
        values.put("split.bias", new Weights.Tensor(new long[] {2}, new double[2]));
        values.put("sum.weight", new Weights.Tensor(new long[] {1, 2}, new double[] {1, 1}));
        values.put("sum.bias", new Weights.Tensor(new long[] {1}, new double[1]));
        return Model.of(
                "two variables",
                () -> Network.chain(
                        new Shape(2),
                        Layer.dense("split", 2),
                        Layer.activation("relu", Activation.RELU),
                        Layer.dense("sum", 1)),
                new Weights(values, Map.of()),
                DataType.FLOAT64);
    }

    /**
     * Sensitivity and decomposition.
     *
     * @return by the names that the introduction has for them
     */
    public static Map<String, AttributionMethod> methods() {
        Map<String, AttributionMethod> methods = new LinkedHashMap<>();
        methods.put("sensitivity", new SquaredGradient());
        methods.put("decomposition", new DeepTaylor());
        return methods;
    }

    /**
     * The vectors of a method.
     *
     * @param model {@link #model}
     * @param method of {@link #methods}
     * @param points {@code x₁, x₂} each
     * @return a vector for each
     */
    public static double[][] vectors(Model model, AttributionMethod method, double[]... points) {
        try (NDManager scope = model.manager().newSubManager()) {
            double[] flat =
                    Arrays.stream(points).flatMapToDouble(Arrays::stream).toArray();
            NDArray batch = Tensors.of(scope, flat, new Shape(points.length, 2));
            return method.attributeAll(model.target(0), batch).stream()
                    .map(a -> a.values())
                    .toArray(double[][]::new);
        }
    }

    /** Jumps across a border, sizes at values, and the fields on a grid. */
    static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        try (Model model = model()) {
            methods().forEach((name, method) -> {
                for (int digits = 1; digits <= 8; digits++) {
                    double apart = Math.pow(10, -digits);
                    double[][] both =
                            vectors(model, method, new double[] {ALONG, apart / 2}, new double[] {ALONG, -apart / 2});
                    double[][] near = vectors(model, method, new double[] {apart / 2, apart / 2});
                    rows.add(Row.of("part", JUMP)
                            .and("method", name)
                            .and("apart", apart)
                            .and("jump", Math.hypot(both[0][0] - both[1][0], both[0][1] - both[1][1])));
                    rows.add(Row.of("part", SIZE)
                            .and("method", name)
                            .and("value", apart)
                            .and("size", near[0][0] + near[0][1]));
                }
                double[][] grid = grid();
                double[][] vectors = vectors(model, method, grid);
                for (int p = 0; p < grid.length; p++) {
                    rows.add(Row.of("part", FIELD)
                            .and("method", name)
                            .and("x1", grid[p][0])
                            .and("x2", grid[p][1])
                            .and("a1", vectors[p][0])
                            .and("a2", vectors[p][1]));
                }
            });
        }
        return rows;
    }

    /** Nine by nine, none of them on an axis but those in the middle. */
    private static double[][] grid() {
        double[][] grid = new double[100][];
        Arrays.setAll(grid, p -> new double[] {(p % 10 - 4.5) / 5, (4.5 - p / 10) / 5});
        return grid;
    }
}
