package org.ascribe.perturbation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.ascribe.Attribution;
import org.ascribe.AttributionMethod;
import org.ascribe.model.Model;
import org.ascribe.network.Activation;
import org.ascribe.network.Layer;
import org.ascribe.network.Network;
import org.ascribe.weights.Weights;

/**
 * {@code f_c(x) = V_c · tanh(W x + d) + e_c}, or {@code V_c · x + e_c} without hidden units: in plain Java, and as a model.
 *
 * @param shape of a sample
 * @param w {@code [hidden][features]}, of no rows for a linear net
 * @param d {@code [hidden]}
 * @param v {@code [classes][hidden or features]}
 * @param e {@code [classes]}
 */
record PlainNet(Shape shape, double[][] w, double[] d, double[][] v, double[] e) {

    static final int CLASSES = 3;

    static PlainNet random(Shape shape, int hidden, long seed) {
        Random random = new Random(seed);
        int features = (int) shape.size();
        return new PlainNet(
                shape,
                matrix(hidden, features, 2 / Math.sqrt(features), random),
                matrix(1, hidden, 0.5, random)[0],
                matrix(CLASSES, hidden == 0 ? features : hidden, 1, random),
                matrix(1, CLASSES, 0.5, random)[0]);
    }

    private static double[][] matrix(int rows, int columns, double scale, Random random) {
        return IntStream.range(0, rows)
                .mapToObj(r ->
                        random.doubles(columns).map(u -> scale * (2 * u - 1)).toArray())
                .toArray(double[][]::new);
    }

    /** A sample whose features have magnitudes from 0.2 to 1.2. */
    double[] sample(long seed) {
        Random random = new Random(seed);
        return IntStream.range(0, (int) shape.size())
                .mapToDouble(i -> (random.nextBoolean() ? 1 : -1) * (0.2 + random.nextDouble()))
                .toArray();
    }

    double at(double[] x, int target) {
        double[] top = w.length == 0
                ? x
                : IntStream.range(0, w.length)
                        .mapToDouble(j -> Math.tanh(dot(w[j], x) + d[j]))
                        .toArray();
        return dot(v[target], top) + e[target];
    }

    private static double dot(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
    }

    Model model() {
        List<Layer> layers = new ArrayList<>(List.of(Layer.flatten("flatten")));
        TreeMap<String, Weights.Tensor> tensors = new TreeMap<>();
        if (w.length > 0) {
            layers.add(Layer.dense("hidden", w.length));
            layers.add(Layer.activation("tanh", Activation.TANH));
            put(tensors, "hidden", w, d);
        }
        layers.add(Layer.dense("output", v.length));
        put(tensors, "output", v, e);
        return Model.of("plain", () -> new Network(shape, layers), new Weights(tensors, Map.of()), DataType.FLOAT64);
    }

    private static void put(Map<String, Weights.Tensor> tensors, String layer, double[][] weight, double[] bias) {
        double[] flat = IntStream.range(0, weight.length)
                .boxed()
                .flatMapToDouble(j -> Arrays.stream(weight[j]))
                .toArray();
        tensors.put(layer + ".weight", new Weights.Tensor(new long[] {weight.length, weight[0].length}, flat));
        tensors.put(layer + ".bias", new Weights.Tensor(new long[] {bias.length}, bias));
    }

    List<Attribution> explain(AttributionMethod method, int target, double[]... samples) {
        double[] flat = IntStream.range(0, samples.length)
                .boxed()
                .flatMapToDouble(j -> Arrays.stream(samples[j]))
                .toArray();
        try (Model model = model();
                NDManager manager = NDManager.newBaseManager("PyTorch")) {
            NDArray x = manager.create(flat, new Shape(samples.length).addAll(shape));
            return method.attributeAll(model.target(target), x);
        }
    }

    /** f with some features of x at those of b. */
    double with(double[] x, double[] b, int target, IntPredicate present) {
        return at(
                IntStream.range(0, x.length)
                        .mapToDouble(i -> present.test(i) ? x[i] : b[i])
                        .toArray(),
                target);
    }
}
