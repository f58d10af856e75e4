package org.ascribe.zoo;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import java.util.ArrayList;
import java.util.List;
import org.ascribe.network.Activation;
import org.ascribe.network.Affine;
import org.ascribe.network.Branches;
import org.ascribe.network.Layer;
import org.ascribe.network.Network;
import org.ascribe.network.PoolWindows;

/**
 * The residual networks for CIFAR-10, of 6n + 2 layers: a convolution of 16 filters, three stages of n blocks with 16, 32 and 64
 * filters on images of side 32, 16 and 8, the mean of each filter, and a dense layer.
 *
 * <p>He, Zhang, Ren, Sun 2016, section 4.2, with the shortcuts that section 3.3 calls B: where a block changes the shape, a 1 × 1
 * convolution does so beside it. The paper's own, A, drops three pixels of four and adds empty filters; B costs 2 752 weights and is
 * made of layers that the rules of propagation know.
 */
public final class CifarResNet {

    /** Red, green and blue, 32 × 32 pixels. */
    private static final Shape CIFAR = new Shape(3, 32, 32);

    private static final int CLASSES = 10;
    private static final int FILTERS = 16;
    private static final int STAGES = 3;

    private CifarResNet() {}

    /**
     * The network of a given depth.
     *
     * @param depth 8, 14, 20 or another number of the form 6n + 2
     * @return without values
     * @throws IllegalArgumentException if no n gives the depth
     */
    public static Network network(int depth) {
        if (depth < 8 || depth % 6 != 2) {
            throw new IllegalArgumentException("depth: " + depth + "; expected 8, 14, 20 or another number 6n + 2");
        }
        List<Layer> layers = new ArrayList<>();
        layers.add(conv("conv1", FILTERS, 3, 1));
        layers.add(Layer.batchNorm("bn1"));
        layers.add(relu("relu1"));
        for (int stage = 0; stage < STAGES; stage++) {
            for (int block = 0; block < (depth - 2) / 6; block++) {
                String name = "stage" + (stage + 1) + "." + block;
                layers.add(block(name, FILTERS << stage, stage > 0 && block == 0));
                layers.add(relu(name + ".relu2"));
            }
        }
        layers.add(Layer.averagePool("pool", PoolWindows.adaptive(1, 1), true));
        layers.add(Layer.flatten("flatten"));
        layers.add(Layer.dense("dense", CLASSES));
        return new Network(CIFAR, layers);
    }

    /** Two convolutions beside the identity, or beside a convolution that halves the image as the first of them does. */
    private static Layer block(String name, int filters, boolean halves) {
        int stride = halves ? 2 : 1;
        List<Layer> chain = List.of(
                conv(name + ".conv1", filters, 3, stride),
                Layer.batchNorm(name + ".bn1"),
                relu(name + ".relu1"),
                conv(name + ".conv2", filters, 3, 1),
                Layer.batchNorm(name + ".bn2"));
        List<Layer> shortcut = halves
                ? List.of(conv(name + ".shortcut", filters, 1, stride), Layer.batchNorm(name + ".shortcut.bn"))
                : List.of();
        return new Branches(name + ".sum", Branches.Merge.ADD, List.of(chain, shortcut));
    }

    /** Without bias, which the batch normalisation after it has. */
    private static Layer conv(String name, int filters, int kernel, int stride) {
        return new Affine(
                name,
                Conv2d.builder()
                        .setFilters(filters)
                        .setKernelShape(new Shape(kernel, kernel))
                        .optStride(new Shape(stride, stride))
                        .optPadding(new Shape(kernel / 2, kernel / 2))
                        .optBias(false)
                        .build());
    }

    private static Layer relu(String name) {
        return Layer.activation(name, Activation.RELU);
    }
}
