package org.ascribe.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.Arrays;
import org.ascribe.network.Network;

/** One unit of a network's output, as the only class of {@code [n, 1]} scores. */
final class NeuronBlock extends AbstractBlock {

    private final Network network;
    private final int flat;

    NeuronBlock(Network network, String layer, int... index) {
        this.network = addChildBlock("network", network);
        Shape shape = network.getOutputShapes(new Shape[] {new Shape(1).addAll(network.inputShape())})[0].slice(1);
        boolean inside = index.length == shape.dimension();
        int position = 0;
        for (int axis = 0; inside && axis < index.length; axis++) {
            inside = index[axis] >= 0 && index[axis] < shape.get(axis);
            position = position * (int) shape.get(axis) + index[axis];
        }
        if (!inside) {
            throw new IllegalArgumentException("index: " + Arrays.toString(index)
                    + "; expected one number for each axis of " + layer + "'s output, which has shape " + shape);
        }
        this.flat = position;
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore store, NDList inputs, boolean training, PairList<String, Object> parameters) {
        NDArray a = network.forward(store, inputs, training).singletonOrThrow();
        NDArray units = a.reshape(a.getShape().get(0), -1);
        return new NDList(units.get(new NDIndex(":, " + flat + ":" + (flat + 1))));
    }

    @Override
    public Shape[] getOutputShapes(Shape[] shapes) {
        return new Shape[] {new Shape(shapes[0].get(0), 1)};
    }
}
