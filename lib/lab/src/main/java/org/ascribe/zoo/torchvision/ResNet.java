package org.ascribe.zoo.torchvision;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import org.ascribe.network.Branches;
import org.ascribe.network.Layer;
import org.ascribe.network.Network;

/**
 * Residual networks. He, Zhang, Ren, Sun 2016, table 1; a bottleneck that halves the image does so in its 3 × 3 convolution, not in
 * the first.
 */
public enum ResNet {
    /** 18 layers, in blocks of two. */
    RESNET18(false, 2, 2, 2, 2),
    /** 34 layers, in blocks of two. */
    RESNET34(false, 3, 4, 6, 3),
    /** 50 layers, in bottlenecks of three. */
    RESNET50(true, 3, 4, 6, 3),
    /** 101 layers, in bottlenecks of three. */
    RESNET101(true, 3, 4, 23, 3),
    /** 152 layers, in bottlenecks of three. */
    RESNET152(true, 3, 8, 36, 3);

    private static final int FILTERS = 64;
    /** By how much a bottleneck widens. */
    private static final int EXPANSION = 4;

    private final boolean bottlenecks;
    private final int[] blocks;

    ResNet(boolean bottlenecks, int... blocks) {
        this.bottlenecks = bottlenecks;
        this.blocks = blocks;
    }

    /**
     * The network, for images of 3 × 224 × 224 pixels and a thousand classes.
     *
     * @return without values
     */
    public Network network() {
        List<Layer> layers = new ArrayList<>();
        layers.add(ConvolutionUnits.same("conv1", FILTERS, 7, 2, false));
        layers.add(Layer.batchNorm("bn1"));
        layers.add(ConvolutionUnits.relu("relu"));
        layers.add(ConvolutionUnits.maxPool("maxpool", 3, 2, 1));
        for (int stage = 0; stage < blocks.length; stage++) {
            for (int block = 0; block < blocks[stage]; block++) {
                String name = "layer" + (stage + 1) + "." + block;
                layers.add(block(name, stage, block == 0));
                layers.add(ConvolutionUnits.relu(name + ".relu"));
            }
        }
        layers.add(ConvolutionUnits.adaptiveAveragePool("avgpool", 1));
        layers.add(Layer.flatten("flatten"));
        layers.add(ConvolutionUnits.dense("fc", 1000));
        return new Network(new Shape(3, 224, 224), layers);
    }

    /** Convolutions beside the identity; where they change the shape, beside a 1 × 1 convolution that does so too. */
    private Layer block(String name, int stage, boolean first) {
        int filters = FILTERS << stage;
        int stride = first && stage > 0 ? 2 : 1;
        int outputs = bottlenecks ? EXPANSION * filters : filters;
        List<Layer> chain = bottlenecks ? bottleneck(name, filters, stride) : basic(name, filters, stride);
        boolean reshapes = first && (bottlenecks || stage > 0);
        List<Layer> shortcut = reshapes
                ? List.of(
                        ConvolutionUnits.same(name + ".downsample.0", outputs, 1, stride, false),
                        Layer.batchNorm(name + ".downsample.1"))
                : List.of();
        return new Branches(name + ".sum", Branches.Merge.ADD, List.of(chain, shortcut));
    }

    private static List<Layer> basic(String name, int filters, int stride) {
        return List.of(
                ConvolutionUnits.same(name + ".conv1", filters, 3, stride, false),
                Layer.batchNorm(name + ".bn1"),
                ConvolutionUnits.relu(name + ".relu1"),
                ConvolutionUnits.same(name + ".conv2", filters, 3, 1, false),
                Layer.batchNorm(name + ".bn2"));
    }

    private static List<Layer> bottleneck(String name, int filters, int stride) {
        return List.of(
                ConvolutionUnits.same(name + ".conv1", filters, 1, 1, false),
                Layer.batchNorm(name + ".bn1"),
                ConvolutionUnits.relu(name + ".relu1"),
                ConvolutionUnits.same(name + ".conv2", filters, 3, stride, false),
                Layer.batchNorm(name + ".bn2"),
                ConvolutionUnits.relu(name + ".relu2"),
                ConvolutionUnits.same(name + ".conv3", EXPANSION * filters, 1, 1, false),
                Layer.batchNorm(name + ".bn3"));
    }
}
