package org.ascribe.model;

import ai.djl.ndarray.NDArray;
import java.util.HashMap;
import java.util.Map;

/** A pass that remembers the input of every layer. */
record RecordingPass(LayerPass pass, Map<String, NDArray> inputs) implements LayerPass {

    RecordingPass(LayerPass pass) {
        this(pass, new HashMap<>());
    }

    NDArray input(String layer) {
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
