package org.ascribe.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * A tree of named layers from samples to class scores: a chain, in which {@link Branches} hold further chains. It is a DJL block
 * that can be trained as any other, and that the methods which work layer by layer can look into.
 *
 * <p>The same layer may stand in several places; its parameters exist once.
 */
public final class Network extends AbstractBlock {

    private final Shape inputShape;
    private final List<Layer> layers;
    private final List<Layer> leaves;

    /**
     * A network without parameter values yet.
     *
     * @param inputShape shape of one sample, without the batch axis
     * @param layers from input to class scores
     * @throws IllegalArgumentException if two different layers share a name
     */
    public Network(Shape inputShape, List<Layer> layers) {
        this.inputShape = inputShape;
        this.layers = List.copyOf(layers);
        this.leaves = Chain.leaves(layers).distinct().toList();
        Map<String, Layer> named = new HashMap<>();
        Chain.all(layers).forEach(layer -> {
            Layer other = named.putIfAbsent(layer.name(), layer);
            if (other != null && !other.equals(layer)) {
                throw new IllegalArgumentException("layers: two are named " + layer.name() + "; expected unique names");
            }
        });
        leaves.forEach(layer -> addChildBlock(layer.name(), layer.block()));
    }

    /**
     * A network without parameter values yet.
     *
     * @param inputShape shape of one sample, without the batch axis
     * @param layers from input to class scores
     * @return the network
     */
    public static Network chain(Shape inputShape, Layer... layers) {
        return new Network(inputShape, List.of(layers));
    }

    /**
     * Reads a tree of DJL blocks as a network of named layers, which shares the blocks' parameters: sequences, dense layers,
     * convolutions, batch normalisation, dropout, and DJL's own blocks for activations, square pools and flattening. Whatever else
     * there is, anonymous lambdas and parallel blocks for example, becomes {@link Opaque}: methods that need to look into it will
     * refuse it by name.
     *
     * @param inputShape shape of one sample, without the batch axis
     * @param block the blocks, such as a {@link ai.djl.nn.SequentialBlock}
     * @return the network; layers are named by the places of their blocks, {@code 01Conv2d}
     */
    public static Network of(Shape inputShape, Block block) {
        return of(inputShape, block, (name, unknown) -> Optional.empty());
    }

    /**
     * As {@link #of(Shape, Block)}, with layers of one's own for blocks that cannot be read.
     *
     * @param inputShape shape of one sample, without the batch axis
     * @param block the blocks
     * @param known asked first, for every block from the top down, with the name its layer should have
     * @return the network
     */
    public static Network of(Shape inputShape, Block block, BiFunction<String, Block, Optional<Layer>> known) {
        return new Network(inputShape, new BlockReader(known).chain("", block));
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
     * The trunk: the layers from input to class scores, branches as one layer each.
     *
     * @return the layers
     */
    public List<Layer> layers() {
        return layers;
    }

    /**
     * All layers of the tree that are not made of layers, each once.
     *
     * @return the layers, without branches
     */
    public List<Layer> leaves() {
        return leaves;
    }

    /**
     * The class scores when every layer is passed in a given way.
     *
     * @param pass how layers are passed
     * @param batch {@code [n, ...inputShape]}
     * @return {@code [n, classes]}
     */
    public NDArray through(LayerPass pass, NDArray batch) {
        return Chain.through(layers, pass, batch);
    }

    /**
     * What leads from the samples to the output of a layer, as a network that shares this one's parameters.
     *
     * @param layer name of a layer, anywhere in the tree
     * @return the layers up to and with that one
     * @throws IllegalArgumentException if there is no such layer, or it stands in several places
     */
    public Network upTo(String layer) {
        checkUnique(layer);
        return new Network(inputShape, Chain.upTo(layers, layer));
    }

    /**
     * What leads from the output of a layer to the class scores, as a network that shares this one's parameters.
     *
     * @param layer name of a layer of the trunk
     * @return the layers after that one
     * @throws IllegalArgumentException if there is no such layer, or it stands in several places or inside branches
     */
    public Network after(String layer) {
        checkUnique(layer);
        List<String> trunk = layers.stream().map(Layer::name).toList();
        int index = trunk.indexOf(layer);
        if (index < 0) {
            throw new IllegalArgumentException(
                    "layer: " + layer + " stands inside branches, where the class scores are no"
                            + " function of its output alone; expected one of " + trunk);
        }
        Shape output = Chain.outputShape(layers.subList(0, index + 1), new Shape(1).addAll(inputShape));
        return new Network(output.slice(1), layers.subList(index + 1, layers.size()));
    }

    /**
     * The same function with every batch normalisation folded into the dense layer or convolution right before it, which keeps its
     * name; rules then meet one affine layer instead of two. What is not folded is shared with this network.
     *
     * @return a network whose new parameters are freed with those of this one, which must have values
     */
    public Network folded() {
        return new Network(inputShape, new Folding(Chain.all(layers).toList()).of(layers));
    }

    /**
     * Refuses layers that a pass does not meet as one, or meets more than once.
     *
     * @param layer its name
     */
    public void checkLeaf(String layer) {
        checkUnique(layer);
        if (leaves.stream().noneMatch(leaf -> leaf.name().equals(layer) && !(leaf instanceof Lstm))) {
            throw new IllegalArgumentException(
                    "layer: " + layer + " is made of several steps; expected one that is not, such as those in it");
        }
    }

    private void checkUnique(String layer) {
        List<String> names = Chain.all(layers).map(Layer::name).toList();
        long places = names.stream().filter(layer::equals).count();
        if (places != 1) {
            throw new IllegalArgumentException("layer: " + layer + " stands in " + places
                    + " places of the network; expected a layer that stands in one, of " + names);
        }
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore store, NDList inputs, boolean training, PairList<String, Object> parameters) {
        return new NDList(through(Chain.blocks(store, training), inputs.singletonOrThrow()));
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType type, Shape... shapes) {
        Chain.initialize(layers, manager, type, shapes[0]);
    }

    @Override
    public Shape[] getOutputShapes(Shape[] shapes) {
        return new Shape[] {Chain.outputShape(layers, shapes[0])};
    }
}
