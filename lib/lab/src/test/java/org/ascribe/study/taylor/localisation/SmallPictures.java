package org.ascribe.study.taylor.localisation;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
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

/** A network of small pictures with random weights, and pictures for it. */
final class SmallPictures {

    static final int SIDE = 8;
    static final int CLASSES = 8;

    private SmallPictures() {}

    /** Convolution, ReLU and a dense layer; or a dense layer alone, whose attributions are known. */
    static PictureModel model(boolean linear) {
        Preprocessing own = Preprocessing.torchvision().withFraming(new Framing.Stretch(SIDE));
        List<String> names =
                IntStream.range(0, CLASSES).mapToObj(c -> "class " + c).toList();
        return PictureModel.of("small", () -> network(linear), random(linear), own, names, DataType.FLOAT64);
    }

    private static Network network(boolean linear) {
        Shape shape = new Shape(3, SIDE, SIDE);
        if (linear) {
            return Network.chain(shape, Layer.flatten("flatten"), Layer.dense("dense", CLASSES));
        }
        return Network.chain(
                shape,
                new Affine(
                        "conv",
                        Conv2d.builder()
                                .setFilters(4)
                                .setKernelShape(new Shape(3, 3))
                                .build()),
                Layer.activation("relu", Activation.RELU),
                Layer.flatten("flatten"),
                Layer.dense("dense", CLASSES));
    }

    private static Weights random(boolean linear) {
        Random random = new Random(5);
        SortedMap<String, Tensor> tensors = new TreeMap<>();
        Weights.shapes(() -> network(linear)).forEach((name, shape) -> {
            double[] values = random.doubles(shape.size(), -1, 1).toArray();
            tensors.put(name, new Tensor(shape.getShape(), values));
        });
        return new Weights(tensors, Map.of());
    }

    static RgbPicture picture(int height, int width, long seed) {
        byte[] levels = new byte[3 * height * width];
        new Random(seed).nextBytes(levels);
        return new RgbPicture(height, width, levels);
    }

    static void write(RgbPicture picture, Path file) {
        try {
            ImageIO.write(picture.image(), "png", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
