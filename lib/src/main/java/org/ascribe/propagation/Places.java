package org.ascribe.propagation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ascribe.model.Branches;
import org.ascribe.model.Layer;
import org.ascribe.model.Network;

/** Where the layers of a network stand. A layer that stands in several places counts where it is met first. */
final class Places {

    private final Map<Layer, Place> found = new LinkedHashMap<>();

    private Places() {}

    /** All layers that are not made of layers, from the input on. */
    static List<Place> of(Network network) {
        Places places = new Places();
        places.visit(network.layers(), true);
        return List.copyOf(places.found.values());
    }

    /** Whether what comes after these layers has still no dense layer or convolution before it. */
    private boolean visit(List<Layer> layers, boolean first) {
        boolean untouched = first;
        for (Layer layer : layers) {
            untouched &= visit(layer, untouched);
        }
        return untouched;
    }

    private boolean visit(Layer layer, boolean first) {
        if (layer instanceof Branches branches) {
            boolean untouched = first;
            for (List<Layer> chain : branches.chains()) {
                untouched &= visit(chain, first);
            }
            return untouched;
        }
        Place place = new Place(layer, found.size(), first);
        found.putIfAbsent(layer, place);
        return first && !place.dense() && !place.convolution();
    }
}
