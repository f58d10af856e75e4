package org.ascribe.model;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A chain of named layers from samples to class scores: a DJL block that can be trained as any other, and that the methods
 * which work layer by layer can look into.
 */
public final class Network extends AbstractBlock {

    private final Shape inputShape;
    private final List<Layer> layers;

    /**
     * A network without parameter values yet.
     *
     * @param inputShape shape of one sample, without the batch axis
     * @param layers from input to class scores
     * @throws IllegalArgumentException if two layers share a name
     */
    public Network(Shape inputShape, List<Layer> layers) {
        this.inputShape = inputShape;
        this.layers = List.copyOf(layers);
        Set<String> names = new HashSet<>();
        for (Layer layer : layers) {
            if (!names.add(layer.name())) {
                throw new IllegalArgumentException("layers: two are named " + layer.name() + "; expected unique names");
            }
            addChildBlock(layer.name(), layer.block());
        }
    }

    /**
     * Shape of one sample.
     *
     * @return without the batch axis
     */
    public Shape inputShape() {
        return inputShape;
    }

    /**
     * The layers.
     *
     * @return from input to class scores
     */
    public List<Layer> layers() {
        return layers;
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore store, NDList inputs, boolean training, PairList<String, Object> parameters) {
        NDList a = inputs;
        for (Layer layer : layers) {
            a = layer.block().forward(store, a, training);
        }
        return a;
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType type, Shape... shapes) {
        Shape[] a = shapes;
        for (Layer layer : layers) {
            layer.block().initialize(manager, type, a);
            a = layer.block().getOutputShapes(a);
        }
    }

    @Override
    public Shape[] getOutputShapes(Shape[] shapes) {
        Shape[] a = shapes;
        for (Layer layer : layers) {
            a = layer.block().getOutputShapes(a);
        }
        return a;
    }
}
