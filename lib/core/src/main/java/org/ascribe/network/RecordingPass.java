package org.ascribe.network;

import ai.djl.ndarray.NDArray;
import java.util.LinkedHashMap;
import java.util.Map;

/** A pass that remembers the input of every layer. */
public final class RecordingPass implements LayerPass {

    private final LayerPass pass;
    private final Map<String, NDArray> inputs = new LinkedHashMap<>();

    /**
     * Records another pass.
     *
     * @param pass what is done to each layer
     */
    public RecordingPass(LayerPass pass) {
        this.pass = pass;
    }

    /**
     * What a layer met.
     *
     * @param layer its name
     * @return its input
     * @throws IllegalArgumentException if the pass did not come there
     */
    public NDArray input(String layer) {
        NDArray input = inputs.get(layer);
        if (input == null) {
            throw new IllegalArgumentException(
                    "layer: the pass did not come to " + layer + "; expected one of " + inputs.keySet());
        }
        return input;
    }

    @Override
    public NDArray forward(Layer layer, NDArray input) {
        inputs.put(layer.name(), input);
        return pass.forward(layer, input);
    }

    @Override
    public NDArray product(NDArray a, NDArray b) {
        return pass.product(a, b);
    }
}
