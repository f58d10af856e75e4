package org.ascribe.model.torchvision;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import org.ascribe.model.Branches;
import org.ascribe.model.Layer;
import org.ascribe.model.Network;

/** DenseNet-121. Huang, Liu, van der Maaten, Weinberger 2017, table 1. */
public final class DenseNet121 {

    private static final int[] LAYERS_OF_BLOCKS = {6, 12, 24, 16};
    private static final int GROWTH = 32;
    private static final int BOTTLENECK = 4 * GROWTH;

    private DenseNet121() {}

    /**
     * The network, for images of 3 × 224 × 224 pixels and a thousand classes.
     *
     * @return without values
     */
    public static Network network() {
        List<Layer> layers = new ArrayList<>();
        int channels = 2 * GROWTH;
        layers.add(Units.same("features.conv0", channels, 7, 2, false));
        layers.add(Layer.batchNorm("features.norm0"));
        layers.add(Units.relu("features.relu0"));
        layers.add(Units.maxPool("features.pool0", 3, 2, 1));
        for (int block = 1; block <= LAYERS_OF_BLOCKS.length; block++) {
            for (int layer = 1; layer <= LAYERS_OF_BLOCKS[block - 1]; layer++) {
                layers.add(dense("features.denseblock" + block + ".denselayer" + layer));
                channels += GROWTH;
            }
            if (block < LAYERS_OF_BLOCKS.length) {
                channels /= 2;
                layers.addAll(transition("features.transition" + block, channels));
            }
        }
        layers.add(Layer.batchNorm("features.norm5"));
        layers.add(Units.relu("relu"));
        layers.add(Units.adaptiveAveragePool("avgpool", 1));
        layers.add(Layer.flatten("flatten"));
        layers.add(Units.dense("classifier", 1000));
        return new Network(new Shape(3, 224, 224), layers);
    }

    /** A few new channels behind those there were. */
    private static Layer dense(String name) {
        List<Layer> chain = List.of(
                Layer.batchNorm(name + ".norm1"),
                Units.relu(name + ".relu1"),
                Units.same(name + ".conv1", BOTTLENECK, 1, 1, false),
                Layer.batchNorm(name + ".norm2"),
                Units.relu(name + ".relu2"),
                Units.same(name + ".conv2", GROWTH, 3, 1, false));
        return new Branches(name, Branches.Merge.CONCAT, List.of(List.of(), chain));
    }

    private static List<Layer> transition(String name, int channels) {
        return List.of(
                Layer.batchNorm(name + ".norm"),
                Units.relu(name + ".relu"),
                Units.same(name + ".conv", channels, 1, 1, false),
                Layer.averagePool(name + ".pool", 2));
    }
}
