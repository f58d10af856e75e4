package org.ascribe.zoo.torchvision;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import org.ascribe.network.Layer;
import org.ascribe.network.Network;

/** VGG without batch normalisation. Simonyan and Zisserman 2015, table 1. */
public enum Vgg {
    /** Configuration D. */
    VGG16(2, 2, 3, 3, 3),
    /** Configuration E. */
    VGG19(2, 2, 4, 4, 4);

    private static final int[] FILTERS = {64, 128, 256, 512, 512};

    /** How many convolutions, 3 × 3, each stage has; stages end in a pool. */
    private final int[] stages;

    Vgg(int... stages) {
        this.stages = stages;
    }

    /**
     * The network, for images of 3 × 224 × 224 pixels and a thousand classes.
     *
     * @return without values
     */
    public Network network() {
        List<Layer> layers = new ArrayList<>();
        int next = 0;
        for (int stage = 0; stage < stages.length; stage++) {
            for (int convolution = 0; convolution < stages[stage]; convolution++) {
                layers.add(ConvolutionUnits.same("features." + next++, FILTERS[stage], 3, 1, true));
                layers.add(ConvolutionUnits.relu("features." + next++));
            }
            layers.add(ConvolutionUnits.maxPool("features." + next++, 2, 2, 0));
        }
        layers.add(ConvolutionUnits.adaptiveAveragePool("avgpool", 7));
        layers.add(Layer.flatten("flatten"));
        layers.add(ConvolutionUnits.dense("classifier.0", 4096));
        layers.add(ConvolutionUnits.relu("classifier.1"));
        layers.add(ConvolutionUnits.dropout("classifier.2"));
        layers.add(ConvolutionUnits.dense("classifier.3", 4096));
        layers.add(ConvolutionUnits.relu("classifier.4"));
        layers.add(ConvolutionUnits.dropout("classifier.5"));
        layers.add(ConvolutionUnits.dense("classifier.6", 1000));
        return new Network(new Shape(3, 224, 224), layers);
    }
}
