package org.ascribe.study.smoothtaylor;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.ascribe.network.Activation;
import org.ascribe.network.Affine;
import org.ascribe.network.Layer;
import org.ascribe.network.Network;
import org.ascribe.picture.Framing;
import org.ascribe.picture.Preprocessing;
import org.ascribe.picture.RgbPicture;
import org.ascribe.weights.Weights;
import org.ascribe.weights.Weights.Tensor;
import org.ascribe.zoo.PictureModel;

/** A random network of one convolution, in float64, and random pictures. */
public record TinySubject() implements Subject {

    static final int SIDE = 16;
    private static final List<String> NAMES = List.of("cat", "dog", "ship");

    private static Network network() {
        return Network.chain(
                new Shape(3, SIDE, SIDE),
                new Affine(
                        "conv",
                        Conv2d.builder()
                                .setFilters(4)
                                .setKernelShape(new Shape(3, 3))
                                .optPadding(new Shape(1, 1))
                                .build()),
                Layer.activation("softplus", Activation.SOFTPLUS),
                Layer.flatten("flatten"),
                Layer.dense("dense", NAMES.size()));
    }

    private static Weights random() {
        Random random = new Random(5);
        SortedMap<String, Tensor> tensors = new TreeMap<>();
        Weights.shapes(TinySubject::network).forEach((name, shape) -> {
            double[] values = new double[(int) shape.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = 0.3 * random.nextGaussian();
            }
            tensors.put(name, new Tensor(shape.getShape(), values));
        });
        return new Weights(tensors, Map.of());
    }

    @Override
    public String model() {
        return "tiny";
    }

    @Override
    public PictureModel load() {
        Preprocessing preprocessing = Preprocessing.torchvision().withFraming(new Framing.Stretch(SIDE));
        return PictureModel.of("tiny", TinySubject::network, random(), preprocessing, NAMES, DataType.FLOAT64);
    }

    @Override
    public Pictures pictures() {
        return new Pictures(
                "random",
                IntStream.range(0, 3)
                        .mapToObj(i -> new Pictures.Entry("picture " + i, () -> picture(i)))
                        .toList());
    }

    public static RgbPicture picture(int seed) {
        byte[] levels = new byte[3 * SIDE * SIDE];
        new Random(seed).nextBytes(levels);
        return new RgbPicture(SIDE, SIDE, levels);
    }
}
