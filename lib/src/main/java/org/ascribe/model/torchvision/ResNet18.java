package org.ascribe.model.torchvision;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import org.ascribe.model.Branches;
import org.ascribe.model.Layer;
import org.ascribe.model.Network;

/** ResNet-18. He, Zhang, Ren, Sun 2016, table 1. */
public final class ResNet18 {

    private static final int[] FILTERS = {64, 128, 256, 512};

    private ResNet18() {}

    /**
     * The network, for images of 3 × 224 × 224 pixels and a thousand classes.
     *
     * @return without values
     */
    public static Network network() {
        List<Layer> layers = new ArrayList<>();
        layers.add(Units.same("conv1", 64, 7, 2, false));
        layers.add(Units.norm("bn1"));
        layers.add(Units.relu("relu"));
        layers.add(Units.maxPool("maxpool", 3, 2, 1));
        for (int stage = 0; stage < FILTERS.length; stage++) {
            String name = "layer" + (stage + 1);
            boolean halves = stage > 0;
            layers.add(block(name + ".0", FILTERS[stage], halves));
            layers.add(Units.relu(name + ".0.relu2"));
            layers.add(block(name + ".1", FILTERS[stage], false));
            layers.add(Units.relu(name + ".1.relu2"));
        }
        layers.add(Units.adaptiveAveragePool("avgpool", 1));
        layers.add(Layer.flatten("flatten"));
        layers.add(Units.dense("fc", 1000));
        return new Network(new Shape(3, 224, 224), layers);
    }

    /** Two convolutions beside the identity; where they halve the image, beside a 1 × 1 convolution that does so too. */
    private static Layer block(String name, int filters, boolean halves) {
        int stride = halves ? 2 : 1;
        List<Layer> convolutions = List.of(
                Units.same(name + ".conv1", filters, 3, stride, false),
                Units.norm(name + ".bn1"),
                Units.relu(name + ".relu"),
                Units.same(name + ".conv2", filters, 3, 1, false),
                Units.norm(name + ".bn2"));
        List<Layer> shortcut = halves
                ? List.of(
                        Units.same(name + ".downsample.0", filters, 1, stride, false),
                        Units.norm(name + ".downsample.1"))
                : List.of();
        return new Branches(name + ".sum", Branches.Merge.ADD, List.of(convolutions, shortcut));
    }
}
