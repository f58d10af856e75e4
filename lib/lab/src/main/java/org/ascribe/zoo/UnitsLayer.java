package org.ascribe.zoo;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.ascribe.network.Layer;
import org.ascribe.network.Network;
import org.ascribe.picture.Preprocessing;
import org.ascribe.picture.RgbPicture;
import org.ascribe.weights.Weights;
import org.ascribe.weights.Weights.Tensor;

/**
 * A first layer that turns the numbers one preprocessing makes of a picture into those another makes of it: a 1 × 1 convolution,
 * so that methods that look into layers see it too. It stands before the network's own padding, whose zeros stay the network's.
 *
 * @param given what the samples went through
 * @param taken what the network was trained on
 */
record UnitsLayer(Preprocessing given, Preprocessing taken) {

    private static final String NAME = "units";

    /** Whether there is anything to turn. */
    boolean isNeeded() {
        return !taken.withFraming(given.framing()).equals(given);
    }

    Network before(Network network) {
        Layer layer = Layer.conv2d(NAME, RgbPicture.CHANNELS, 1, 1);
        return new Network(
                network.inputShape(),
                Stream.concat(Stream.of(layer), network.layers().stream()).toList());
    }

    /**
     * From {@code (full · level / 255 − mean) / deviation} of the one to that of the other:
     * {@code full′ / full · deviation / deviation′ · x + (full′ / full · mean − mean′) / deviation′}.
     */
    Weights before(Weights weights) {
        double[] scale = new double[RgbPicture.CHANNELS * RgbPicture.CHANNELS];
        double[] shift = new double[RgbPicture.CHANNELS];
        double full = taken.full() / given.full();
        for (int to = 0; to < RgbPicture.CHANNELS; to++) {
            int from = given.order() == taken.order() ? to : RgbPicture.CHANNELS - 1 - to;
            double deviation = taken.deviation().get(to);
            scale[to * RgbPicture.CHANNELS + from] = full * given.deviation().get(from) / deviation;
            shift[to] = (full * given.mean().get(from) - taken.mean().get(to)) / deviation;
        }
        SortedMap<String, Tensor> tensors = new TreeMap<>(weights.tensors());
        tensors.putAll(Map.of(
                NAME + ".weight", new Tensor(new long[] {RgbPicture.CHANNELS, RgbPicture.CHANNELS, 1, 1}, scale),
                NAME + ".bias", new Tensor(new long[] {RgbPicture.CHANNELS}, shift)));
        return new Weights(tensors, weights.notes());
    }
}
