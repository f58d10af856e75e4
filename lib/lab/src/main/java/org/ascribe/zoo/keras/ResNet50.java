package org.ascribe.zoo.keras;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import java.util.ArrayList;
import java.util.List;
import org.ascribe.network.Activation;
import org.ascribe.network.Affine;
import org.ascribe.network.Branches;
import org.ascribe.network.Layer;
import org.ascribe.network.MaxPool;
import org.ascribe.network.Network;
import org.ascribe.network.PoolWindows;

/**
 * ResNet-50 as Keras has it: a bottleneck that halves the image does so in its first convolution, convolutions have biases, and
 * the ε of batch normalisation is 0.001. He, Zhang, Ren, Sun 2016, table 1.
 *
 * <p>Its images are blue, green, red from 0 to 255, less the means 103.939, 116.779 and 123.68.
 */
public final class ResNet50 {

    private static final int[] BLOCKS = {3, 4, 6, 3};
    private static final int FILTERS = 64;
    private static final int EXPANSION = 4;
    private static final double EPSILON = 1e-3;

    private ResNet50() {}

    /**
     * The network, for images of 3 × 224 × 224 pixels and a thousand classes.
     *
     * @return without values; its outputs are logits
     */
    public static Network network() {
        List<Layer> layers = new ArrayList<>();
        layers.add(conv("conv1", FILTERS, 7, 2));
        layers.add(norm("bn_conv1"));
        layers.add(relu("conv1_relu"));
        // Padded with zeros, of which none is larger than what a ReLU leaves.
        layers.add(new MaxPool("pool1", PoolWindows.square(3, 2, 1)));
        for (int stage = 0; stage < BLOCKS.length; stage++) {
            for (int block = 0; block < BLOCKS[stage]; block++) {
                String name = (stage + 2) + String.valueOf((char) ('a' + block));
                layers.add(bottleneck(name, FILTERS << stage, block == 0, block == 0 && stage > 0 ? 2 : 1));
                layers.add(relu("res" + name + "_relu"));
            }
        }
        layers.add(Layer.averagePool("avg_pool", PoolWindows.adaptive(1, 1), true));
        layers.add(Layer.flatten("flatten"));
        layers.add(new Affine("fc1000", Linear.builder().setUnits(1000).build()));
        return new Network(new Shape(3, 224, 224), layers);
    }

    private static Layer bottleneck(String name, int filters, boolean reshapes, int stride) {
        String conv = "res" + name + "_branch";
        String norm = "bn" + name + "_branch";
        List<Layer> chain = List.of(
                conv(conv + "2a", filters, 1, stride),
                norm(norm + "2a"),
                relu(conv + "2a_relu"),
                conv(conv + "2b", filters, 3, 1),
                norm(norm + "2b"),
                relu(conv + "2b_relu"),
                conv(conv + "2c", EXPANSION * filters, 1, 1),
                norm(norm + "2c"));
        List<Layer> shortcut =
                reshapes ? List.of(conv(conv + "1", EXPANSION * filters, 1, stride), norm(norm + "1")) : List.of();
        return new Branches("res" + name, Branches.Merge.ADD, List.of(chain, shortcut));
    }

    private static Layer conv(String name, int filters, int kernel, int stride) {
        return new Affine(
                name,
                Conv2d.builder()
                        .setFilters(filters)
                        .setKernelShape(new Shape(kernel, kernel))
                        .optStride(new Shape(stride, stride))
                        .optPadding(new Shape(kernel / 2, kernel / 2))
                        .build());
    }

    private static Layer norm(String name) {
        return Layer.batchNorm(name, EPSILON);
    }

    private static Layer relu(String name) {
        return Layer.activation(name, Activation.RELU);
    }
}
