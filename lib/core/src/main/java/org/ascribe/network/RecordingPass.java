package org.ascribe.network;

import ai.djl.ndarray.NDArray;
import java.util.HashMap;
import java.util.Map;

/** A pass that remembers the input of every layer. */
public final class RecordingPass implements LayerPass {

    private final LayerPass pass;
    private final Map<String, NDArray> inputs = new HashMap<>();

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
     * @return its input, or null if the pass did not come there
     */
    public NDArray input(String layer) {
        return inputs.get(layer);
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
