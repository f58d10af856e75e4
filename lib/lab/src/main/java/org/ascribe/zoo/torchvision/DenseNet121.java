package org.ascribe.zoo.torchvision;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import org.ascribe.network.Branches;
import org.ascribe.network.Layer;
import org.ascribe.network.Network;

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
        layers.add(ConvolutionUnits.same("features.conv0", channels, 7, 2, false));
        layers.add(Layer.batchNorm("features.norm0"));
        layers.add(ConvolutionUnits.relu("features.relu0"));
        layers.add(ConvolutionUnits.maxPool("features.pool0", 3, 2, 1));
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
        layers.add(ConvolutionUnits.relu("relu"));
        layers.add(ConvolutionUnits.adaptiveAveragePool("avgpool", 1));
        layers.add(Layer.flatten("flatten"));
        layers.add(ConvolutionUnits.dense("classifier", 1000));
        return new Network(new Shape(3, 224, 224), layers);
    }

    /** A few new channels behind those there were. */
    private static Layer dense(String name) {
        List<Layer> chain = List.of(
                Layer.batchNorm(name + ".norm1"),
                ConvolutionUnits.relu(name + ".relu1"),
                ConvolutionUnits.same(name + ".conv1", BOTTLENECK, 1, 1, false),
                Layer.batchNorm(name + ".norm2"),
                ConvolutionUnits.relu(name + ".relu2"),
                ConvolutionUnits.same(name + ".conv2", GROWTH, 3, 1, false));
        return new Branches(name, Branches.Merge.CONCAT, List.of(List.of(), chain));
    }

    private static List<Layer> transition(String name, int channels) {
        return List.of(
                Layer.batchNorm(name + ".norm"),
                ConvolutionUnits.relu(name + ".relu"),
                ConvolutionUnits.same(name + ".conv", channels, 1, 1, false),
                Layer.averagePool(name + ".pool", 2));
    }
}
