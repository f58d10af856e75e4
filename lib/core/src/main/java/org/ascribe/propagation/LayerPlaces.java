package org.ascribe.propagation;

import java.util.ArrayList;
import java.util.List;
import org.ascribe.network.Branches;
import org.ascribe.network.Layer;
import org.ascribe.network.Network;
import org.ascribe.propagation.rule.Place;

/** All places of a network in the order in which a walk from the class scores down to the input meets them. */
final class LayerPlaces {

    private int met;

    private LayerPlaces() {}

    /** The places of all layers that are not made of layers; those of a layer that stands in several places are several. */
    static List<Place> backwards(Network network) {
        return new LayerPlaces().chain(network.layers(), true).backwards();
    }

    /** A part of the network, and whether what comes after it still has no dense layer, convolution or LSTM before it. */
    private record Part(List<Place> backwards, boolean untouched) {}

    private Part chain(List<Layer> layers, boolean first) {
        List<Place> backwards = new ArrayList<>();
        boolean untouched = first;
        for (Layer layer : layers) {
            Part part = layer instanceof Branches branches ? fork(branches, untouched) : leaf(layer, untouched);
            backwards.addAll(0, part.backwards());
            untouched = part.untouched();
        }
        return new Part(backwards, untouched);
    }

    private Part fork(Branches branches, boolean first) {
        List<Part> chains =
                branches.chains().stream().map(chain -> chain(chain, first)).toList();
        return new Part(
                chains.stream().flatMap(chain -> chain.backwards().stream()).toList(),
                chains.stream().allMatch(Part::untouched));
    }

    private Part leaf(Layer layer, boolean first) {
        Place place = new Place(layer, met++, first);
        return new Part(List.of(place), first && !place.dense() && !place.convolution() && !place.recurrent());
    }
}
