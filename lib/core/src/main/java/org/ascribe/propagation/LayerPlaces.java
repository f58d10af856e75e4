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
        return new LayerPlaces().chain(network.layers(), 0).backwards();
    }

    /** A part of the network, and how many dense layers, convolutions and LSTMs what comes after it has before it. */
    private record Part(List<Place> backwards, int depth) {}

    private Part chain(List<Layer> layers, int before) {
        List<Place> backwards = new ArrayList<>();
        int depth = before;
        for (Layer layer : layers) {
            Part part = layer instanceof Branches branches ? fork(branches, depth) : leaf(layer, depth);
            backwards.addAll(0, part.backwards());
            depth = part.depth();
        }
        return new Part(backwards, depth);
    }

    private Part fork(Branches branches, int before) {
        List<Part> chains =
                branches.chains().stream().map(chain -> chain(chain, before)).toList();
        return new Part(
                chains.stream().flatMap(chain -> chain.backwards().stream()).toList(),
                chains.stream().mapToInt(Part::depth).max().orElse(before));
    }

    private Part leaf(Layer layer, int before) {
        Place place = new Place(layer, met++, before);
        boolean counts = place.dense() || place.convolution() || place.recurrent();
        return new Part(List.of(place), counts ? before + 1 : before);
    }
}
