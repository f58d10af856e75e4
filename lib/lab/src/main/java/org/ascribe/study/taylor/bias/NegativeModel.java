package org.ascribe.study.taylor.bias;

import ai.djl.ndarray.types.DataType;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.ascribe.model.Model;
import org.ascribe.network.Layer;
import org.ascribe.network.Network;
import org.ascribe.weights.Weights;
import org.ascribe.weights.Weights.Tensor;
import org.ascribe.zoo.PaperModel;

/**
 * {@code g(x) = f(1 - x)}: a model of white objects on black becomes the same model of dark objects on white. The turning is a layer
 * of the network, a 1 × 1 convolution with weight −1 and bias 1, so that methods that look into layers see it too.
 *
 * <p>By the chain rule, {@code ∂g(1 - x) = -∂f(x)}: attributing g at 1 − x from the baseline b is attributing f at x from 1 − b.
 */
public final class NegativeModel {

    private static final String LAYER = "negative";

    private NegativeModel() {}

    /**
     * Loads it.
     *
     * @param paper f, of grey images with pixels in [0, 1]
     * @param type float32, or float64 where numbers are compared
     * @return g
     */
    public static Model of(PaperModel paper, DataType type) {
        Weights weights = paper.weights();
        SortedMap<String, Tensor> tensors = new TreeMap<>(weights.tensors());
        tensors.put(LAYER + ".weight", new Tensor(new long[] {1, 1, 1, 1}, new double[] {-1}));
        tensors.put(LAYER + ".bias", new Tensor(new long[] {1}, new double[] {1}));
        return Model.of(
                paper.name() + ", negative",
                () -> turned(paper.architecture().get()),
                new Weights(tensors, weights.notes()),
                type);
    }

    private static Network turned(Network network) {
        List<Layer> layers = Stream.concat(Stream.of(Layer.conv2d(LAYER, 1, 1, 1)), network.layers().stream())
                .toList();
        return new Network(network.inputShape(), layers);
    }
}
