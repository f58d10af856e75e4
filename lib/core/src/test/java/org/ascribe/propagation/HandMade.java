package org.ascribe.propagation;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Map;
import java.util.TreeMap;
import org.ascribe.model.Model;
import org.ascribe.network.Activation;
import org.ascribe.network.Layer;
import org.ascribe.network.Network;
import org.ascribe.weights.Weights;

/** Networks whose numbers can be worked out on paper. */
final class HandMade {

    private HandMade() {}

    /** {@code relu(2x - y) - relu(x + y)} as the first of two outputs; the second is its negative. */
    static Model twoRelus() {
        TreeMap<String, Weights.Tensor> tensors = new TreeMap<>();
        tensors.put("dense1.weight", new Weights.Tensor(new long[] {2, 2}, new double[] {2, -1, 1, 1}));
        tensors.put("dense1.bias", new Weights.Tensor(new long[] {2}, new double[2]));
        tensors.put("dense2.weight", new Weights.Tensor(new long[] {2, 2}, new double[] {1, -1, -1, 1}));
        tensors.put("dense2.bias", new Weights.Tensor(new long[] {2}, new double[2]));
        return Model.of(
                "by hand",
                () -> Network.chain(
                        new Shape(2),
                        Layer.dense("dense1", 2),
                        Layer.activation("relu", Activation.RELU),
                        Layer.dense("dense2", 2)),
                new Weights(tensors, Map.of()),
                DataType.FLOAT64);
    }
}
