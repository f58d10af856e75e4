package org.ascribe.model.torchvision;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import org.ascribe.model.Layer;
import org.ascribe.model.Network;

/** VGG16, configuration D without batch normalisation. Simonyan and Zisserman 2015, table 1. */
public final class Vgg16 {

    /** Filters of each convolution, 3 × 3; stages end in a pool. */
    private static final int[][] STAGES = {{64, 64}, {128, 128}, {256, 256, 256}, {512, 512, 512}, {512, 512, 512}};

    private Vgg16() {}

    /**
     * The network, for images of 3 × 224 × 224 pixels and a thousand classes.
     *
     * @return without values
     */
    public static Network network() {
        List<Layer> layers = new ArrayList<>();
        int next = 0;
        for (int[] stage : STAGES) {
            for (int filters : stage) {
                layers.add(Units.same("features." + next++, filters, 3, 1, true));
                layers.add(Units.relu("features." + next++));
            }
            layers.add(Units.maxPool("features." + next++, 2, 2, 0));
        }
        layers.add(Units.adaptiveAveragePool("avgpool", 7));
        layers.add(Layer.flatten("flatten"));
        layers.add(Units.dense("classifier.0", 4096));
        layers.add(Units.relu("classifier.1"));
        layers.add(Units.dropout("classifier.2"));
        layers.add(Units.dense("classifier.3", 4096));
        layers.add(Units.relu("classifier.4"));
        layers.add(Units.dropout("classifier.5"));
        layers.add(Units.dense("classifier.6", 1000));
        return new Network(new Shape(3, 224, 224), layers);
    }
}
