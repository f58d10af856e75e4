package org.ascribe.network;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The kinds of layers that a method, or a pass through a network, knows what to do with. A kind is a class; what is not named here
 * is unknown, and refused by its name before anything runs.
 *
 * @param kinds classes of layers, without those that are made of layers
 */
public record LayerKinds(List<Class<? extends Layer>> kinds) {

    /** What comes with Ascribe: functions of one sample, whose code is known to leave its input as it is. */
    static final LayerKinds OWN = new LayerKinds(List.of(
            Affine.class, Pointwise.class, MaxPool.class, Reshape.class, Softmax.class, Lstm.class, Embedding.class));

    /**
     * Whether a layer is of one of these kinds.
     *
     * @param layer any layer
     * @return false for a kind that nobody has thought of yet
     */
    public boolean has(Layer layer) {
        return kinds.contains(layer.getClass());
    }

    /**
     * The layers of a network that are of other kinds.
     *
     * @param network any network
     * @return the name and the kind of each, as messages say them
     */
    public List<String> unknownIn(Network network) {
        return network.leaves().stream()
                .filter(layer -> !has(layer))
                .map(layer -> layer.name() + " (" + layer.getClass().getSimpleName() + ")")
                .toList();
    }

    @Override
    public String toString() {
        return kinds.stream().map(Class::getSimpleName).collect(Collectors.joining(", "));
    }
}
