package org.ascribe.autograd;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Block;
import java.util.ArrayList;
import java.util.List;

/** Parameters that ask for no gradient until closed: a backward pass to the input need not visit them. */
public final class Frozen implements AutoCloseable {

    private final List<NDArray> thawed = new ArrayList<>();

    public Frozen(Block block) {
        block.getParameters().values().forEach(parameter -> {
            NDArray array = parameter.getArray();
            if (Autograd.requiresGradient(array)) {
                array.setRequiresGradient(false);
                thawed.add(array);
            }
        });
    }

    @Override
    public void close() {
        thawed.forEach(array -> array.setRequiresGradient(true));
    }
}
