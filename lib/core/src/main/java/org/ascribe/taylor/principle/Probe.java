package org.ascribe.taylor.principle;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ascribe.Attribution;
import org.ascribe.AttributionMethod;
import org.ascribe.Target;
import org.ascribe.engine.Tensors;
import org.ascribe.model.Model;
import org.ascribe.network.Activation;
import org.ascribe.network.Affine;
import org.ascribe.network.Layer;
import org.ascribe.network.Network;
import org.ascribe.weights.Weights;

/**
 * Functions of an image of 3 × 4 pixels, as the class scores of one small network. Its first layer is a convolution as large as
 * the image, a dense layer by another name: some methods look for a convolution.
 *
 * @param activation after every layer but the last
 * @param layers their values, from the input upwards
 */
record Probe(Activation activation, List<Dense> layers) {

    static final int ROWS = 3;
    static final int COLUMNS = 4;
    static final int FEATURES = ROWS * COLUMNS;

    static final Set<Integer> ALL = IntStream.range(0, FEATURES).boxed().collect(Collectors.toUnmodifiableSet());

    static Probe of(Activation activation, Dense... layers) {
        return new Probe(activation, List.of(layers));
    }

    /**
     * Asks a method about functions at points.
     *
     * @param functions which class score, for each question
     * @param points the features in row-major order, for each question
     * @return the answers
     * @throws IllegalArgumentException if the method refuses, or explains something other than the features
     */
    List<Attribution> ask(AttributionMethod method, int[] functions, double[][] points) {
        try (Model model = Model.of("probe", this::network, weights(), DataType.FLOAT64);
                NDManager scope = model.manager().newSubManager()) {
            double[] flat =
                    Arrays.stream(points).flatMapToDouble(Arrays::stream).toArray();
            NDArray batch = Tensors.of(scope, flat, new Shape(points.length, 1, ROWS, COLUMNS));
            List<Attribution> answers = method.attributeAll(model.target(Target.of(functions)), batch);
            int values = answers.get(0).values().length;
            if (values != FEATURES) {
                throw new IllegalArgumentException("it explains " + values + " values of shape "
                        + Arrays.toString(answers.get(0).shape()) + "; expected the " + FEATURES + " features");
            }
            return answers;
        }
    }

    private Network network() {
        List<Layer> network = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            int out = layers.get(i).bias().length;
            network.add(
                    i == 0
                            ? new Affine(
                                    name(i),
                                    Conv2d.builder()
                                            .setFilters(out)
                                            .setKernelShape(new Shape(ROWS, COLUMNS))
                                            .build())
                            : Layer.dense(name(i), out));
            if (i < layers.size() - 1) {
                network.add(Layer.activation("activation" + i, activation));
            }
            if (i == 0) {
                network.add(Layer.flatten("flatten"));
            }
        }
        return new Network(new Shape(1, ROWS, COLUMNS), network);
    }

    private Weights weights() {
        SortedMap<String, Weights.Tensor> tensors = new TreeMap<>();
        for (int i = 0; i < layers.size(); i++) {
            Dense layer = layers.get(i);
            int out = layer.bias().length;
            long[] shape = i == 0 ? new long[] {out, 1, ROWS, COLUMNS} : new long[] {out, layer.weight()[0].length};
            tensors.put(name(i) + ".weight", new Weights.Tensor(shape, layer.flat()));
            tensors.put(name(i) + ".bias", new Weights.Tensor(new long[] {out}, layer.bias()));
        }
        return new Weights(tensors, Map.of());
    }

    private static String name(int layer) {
        return "layer" + layer;
    }
}
