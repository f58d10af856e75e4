package org.ascribe.zoo;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ascribe.network.Activation;
import org.ascribe.network.Affine;
import org.ascribe.network.Layer;
import org.ascribe.network.Network;
import org.ascribe.picture.RgbPicture;
import org.ascribe.weights.Weights;
import org.ascribe.weights.Weights.Tensor;

/**
 * A network of one padded convolution and random weights, and pictures for it.
 *
 * @param side of a picture
 * @param activation after the convolution
 * @param classes how many outputs there are
 * @param deviation of the weights
 */
public record SmallPictureNet(int side, Activation activation, int classes, double deviation) {

    /** The padding is what a network folded into its first layer would get wrong. */
    public Network network() {
        return Network.chain(
                new Shape(3, side, side),
                new Affine(
                        "conv",
                        Conv2d.builder()
                                .setFilters(4)
                                .setKernelShape(new Shape(3, 3))
                                .optPadding(new Shape(1, 1))
                                .build()),
                Layer.activation("activation", activation),
                Layer.flatten("flatten"),
                Layer.dense("dense", classes));
    }

    public Weights weights() {
        Random random = new Random(5);
        SortedMap<String, Tensor> tensors = new TreeMap<>();
        Weights.shapes(this::network).forEach((name, shape) -> {
            double[] values = new double[(int) shape.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = deviation * random.nextGaussian();
            }
            tensors.put(name, new Tensor(shape.getShape(), values));
        });
        return new Weights(tensors, Map.of());
    }

    public RgbPicture picture(int seed) {
        byte[] levels = new byte[3 * side * side];
        new Random(seed).nextBytes(levels);
        return new RgbPicture(side, side, levels);
    }
}
