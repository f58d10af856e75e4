package org.ascribe.zoo.torchvision;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import org.ascribe.network.Branches;
import org.ascribe.network.Layer;
import org.ascribe.network.MaxPool;
import org.ascribe.network.Network;
import org.ascribe.network.PoolWindows;

/** SqueezeNet 1.1. Iandola et al. 2016, figure 2, in its lighter release: smaller first kernels, and earlier pools. */
public final class SqueezeNet {

    /** What the fire modules squeeze to; they expand to four times as much twice, side by side. */
    private static final int[] SQUEEZED = {16, 16, 32, 32, 48, 48, 64, 64};

    private SqueezeNet() {}

    /**
     * The network, for images of 3 × 224 × 224 pixels and a thousand classes.
     *
     * @return without values
     */
    public static Network network() {
        return network(224);
    }

    /**
     * The network for images of another size; it ends in a mean over the whole image.
     *
     * @param side height and width in pixels, 17 or more
     * @return without values
     */
    public static Network network(int side) {
        List<Layer> layers = new ArrayList<>();
        layers.add(ConvolutionUnits.conv("features.0", 64, new Shape(3, 3), 2, new Shape(0, 0), true));
        layers.add(ConvolutionUnits.relu("features.1"));
        layers.add(pool("features.2"));
        int next = 3;
        for (int fire = 0; fire < SQUEEZED.length; fire++) {
            if (fire == 2 || fire == 4) {
                layers.add(pool("features." + next++));
            }
            layers.addAll(fire("features." + next++, SQUEEZED[fire]));
        }
        layers.add(ConvolutionUnits.dropout("classifier.0"));
        layers.add(ConvolutionUnits.same("classifier.1", 1000, 1, 1, true));
        layers.add(ConvolutionUnits.relu("classifier.2"));
        layers.add(ConvolutionUnits.adaptiveAveragePool("classifier.3", 1));
        layers.add(Layer.flatten("flatten"));
        return new Network(new Shape(3, side, side), layers);
    }

    private static List<Layer> fire(String name, int squeezed) {
        return List.of(
                ConvolutionUnits.same(name + ".squeeze", squeezed, 1, 1, true),
                ConvolutionUnits.relu(name + ".squeeze_activation"),
                new Branches(
                        name + ".expand",
                        Branches.Merge.CONCAT,
                        List.of(
                                expand(name + ".expand1x1", 4 * squeezed, 1),
                                expand(name + ".expand3x3", 4 * squeezed, 3))));
    }

    private static List<Layer> expand(String name, int filters, int kernel) {
        return List.of(
                ConvolutionUnits.same(name, filters, kernel, 1, true), ConvolutionUnits.relu(name + "_activation"));
    }

    private static Layer pool(String name) {
        return new MaxPool(name, PoolWindows.sliding(new Shape(3, 3), new Shape(2, 2), new Shape(0, 0), true));
    }
}
